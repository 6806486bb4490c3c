package dev.openbook.signature;

import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads statements. Their author is known by then, but may be a program with faults. */
final class StatementReader {
    private static final String MALFORMED = "STATEMENT_MALFORMED";
    private static final String DEPRECATED_PREDICATE_TYPE = "https://model_signing/Digests/v0.1";
    private static final String SHA256 = "sha256";
    private static final Set<String> OTHER_DIGESTS = Set.of("blake2", "blake3");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final SignatureLimits limits;
    private final SignatureJson json;

    StatementReader(SignatureLimits limits) {
        this.limits = limits;
        this.json = new SignatureJson(MALFORMED, "The signed statement", limits.maxBundleBytes());
    }

    /**
     * Names the form of release 0.2 before anything else is said of it: its signatures were computed wrongly, so that checking
     * one would only say that it does not hold.
     */
    void refuseDeprecated(byte[] payload) throws RefusedException {
        if (json.read(payload).members().get("predicateType") instanceof Json.Text type
                && type.value().equals(DEPRECATED_PREDICATE_TYPE)) {
            throw RefusedException.unsupported(
                    "DEPRECATED_V0_2",
                    "The signature is in the format of release 0.2 of model_signing (" + type.value() + "), which was a trial and is"
                            + " not checked here.",
                    "Ask the publisher to sign the model again in the format of OpenSSF Model Signing v1.0.");
        }
    }

    Statement read(byte[] payload) throws RefusedException {
        Members statement = Members.of(
                MALFORMED, "statement", json.read(payload), Set.of("_type", "subject", "predicateType", "predicate"));
        requireType("STATEMENT_TYPE", statement.text("_type"), Statement.TYPE);
        requireType("PREDICATE_TYPE", statement.text("predicateType"), Statement.PREDICATE_TYPE);
        List<Json> subjects = statement.list("subject");
        if (subjects.size() != 1) {
            throw RefusedException.malformed(
                    "SUBJECT_COUNT", "The signed statement is about " + subjects.size() + " models; it must be about one.");
        }
        // A subject may say more; nobody relies on it.
        Members subject = Members.of(MALFORMED, "subject", subjects.getFirst(), names(subjects.getFirst()));
        Members predicate = Members.of(MALFORMED, "predicate", statement.value("predicate"), Set.of("resources", "serialization"));
        Serialization serialization = serialization(predicate.value("serialization"));
        Statement read = new Statement(subject.text("name"), serialization, resources(predicate.list("resources"), serialization));
        requireRootDigest(read, subject.value("digest"));
        return read;
    }

    private static Set<String> names(Json json) {
        return json instanceof Json.Obj object ? object.members().keySet() : Set.of();
    }

    private static void requireType(String code, String given, String expected) throws RefusedException {
        if (!given.equals(expected)) {
            throw RefusedException.malformed(
                    code, "The signed statement is of the type " + given + "; a model's signature has " + expected + ".");
        }
    }

    private static void requireRootDigest(Statement statement, Json stated) throws RefusedException {
        String root = Members.of("ROOT_DIGEST", "subject's digest", stated, names(stated)).text(SHA256);
        if (!root.equals(statement.rootDigest().hex())) {
            throw RefusedException.malformed(
                    "ROOT_DIGEST", "The signed statement contradicts itself: its digest of the whole model is not the one that the"
                            + " digests of its files give.");
        }
    }

    private static Serialization serialization(Json json) throws RefusedException {
        Members members = Members.of(
                MALFORMED,
                "serialization",
                json,
                Set.of("method", "hash_type", "shard_size", "allow_symlinks", "ignore_paths"));
        String method = members.text("method");
        if (!method.equals("files") && !method.equals("shards")) {
            throw RefusedException.malformed(
                    "METHOD_UNKNOWN", "The model was signed by the method " + method + "; known are files and shards.");
        }
        boolean pieces = method.equals("shards");
        if (pieces != members.has("shard_size")) {
            throw RefusedException.malformed(
                    "SHARD_SIZE",
                    pieces
                            ? "The signed statement lists pieces of files but not their size (shard_size)."
                            : "The signed statement lists whole files, yet gives a size of pieces (shard_size).");
        }
        OptionalLong size = pieces ? OptionalLong.of(pieceSize(members)) : OptionalLong.empty();
        requireSha256(members.text("hash_type"), size);
        List<String> ignored = new ArrayList<>();
        if (members.has("ignore_paths")) {
            for (Json path : members.list("ignore_paths")) {
                if (!(path instanceof Json.Text text)) {
                    throw members.wrong("ignore_paths", "has something else than texts");
                }
                ignored.add(text.value());
            }
        }
        return new Serialization(size, members.truth("allow_symlinks"), IgnoredPaths.VERSION_CONTROL.and(ignored));
    }

    private static long pieceSize(Members members) throws RefusedException {
        return new Members("SHARD_SIZE", members.place(), members.object()).positive("shard_size");
    }

    private static void requireSha256(String hash, OptionalLong pieceSize) throws RefusedException {
        // The reference implementation adds the size of pieces to the name.
        if (pieceSize.isPresent() && hash.equals(SHA256 + "-sharded-" + pieceSize.getAsLong())) {
            return;
        }
        if (OTHER_DIGESTS.stream().anyMatch(hash::startsWith)) {
            throw RefusedException.unsupported(
                    "HASH_UNSUPPORTED",
                    "The model's files were digested with " + hash + ", which is not computed here.",
                    "Ask the publisher for a signature over SHA-256, the default of model_signing.");
        }
        if (!hash.equals(SHA256)) {
            throw RefusedException.malformed(
                    "HASH_UNKNOWN", "The model's files were digested with " + hash + ", which the format does not know.");
        }
    }

    private List<Resource> resources(List<Json> listed, Serialization serialization) throws RefusedException {
        if (listed.isEmpty()) {
            throw RefusedException.malformed("RESOURCES_EMPTY", "The signed statement lists no file.");
        }
        if (listed.size() > limits.maxResources()) {
            throw RefusedException.failed(
                    "RESOURCES_TOO_MANY",
                    "The signed statement lists " + listed.size() + " files or pieces; the limit is " + limits.maxResources() + ".",
                    "Raise the limit if the model really has so many.");
        }
        List<Resource> resources = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Json json : listed) {
            // A resource may say more (in-toto); nobody relies on it.
            Members members = Members.of(MALFORMED, "resource", json, names(json));
            Resource resource = resource(members, serialization);
            if (!names.add(resource.name())) {
                throw RefusedException.malformed(
                        "RESOURCE_DUPLICATE", "The signed statement lists " + resource.name() + " twice.");
            }
            resources.add(resource);
        }
        requireSafeNames(resources);
        return resources;
    }

    private static Resource resource(Members members, Serialization serialization) throws RefusedException {
        String name = members.text("name");
        requireSha256(members.text("algorithm"), serialization.pieceSize());
        String digest = members.text("digest");
        if (!DIGEST.matcher(digest).matches()) {
            throw RefusedException.malformed("RESOURCE_DIGEST", "The digest that was signed for " + name + " is no SHA-256.");
        }
        if (serialization.pieceSize().isEmpty()) {
            return Resource.file(name, new Digest(digest));
        }
        return Resource.piece(name, new Digest(digest))
                .orElseThrow(() -> RefusedException.malformed(
                        "SHARD_NAME", "The signed statement lists " + name + ", which is no piece of a file (path:start:end)."));
    }

    private static void requireSafeNames(List<Resource> resources) throws RefusedException {
        if (resources.stream().allMatch(resource -> resource.path().equals(Resource.WHOLE_MODEL))) {
            return;
        }
        for (Resource resource : resources) {
            Optional<String> flaw = ResourceName.flaw(resource.path());
            if (flaw.isPresent()) {
                throw RefusedException.malformed(
                        "RESOURCE_NAME_UNSAFE", "The signed statement lists \"" + resource.name() + "\", which " + flaw.get() + ".");
            }
        }
    }
}
