package dev.openbook.sigstore;

import dev.openbook.json.InvalidJsonException;
import dev.openbook.json.JsonLimits;
import dev.openbook.json.JsonReader;
import dev.openbook.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks at the parts of a bundle that the library beneath does not look at, so that none can be changed unnoticed: whether there
 * is one entry of a log, since only the first is checked; its kind, which must be that of the entry that the log signed; the signer's
 * certificate, which the log signed too; the size of the log, which must be that of the checkpoint that the log signed; times and numbers
 * for which the log gave no promise; and names and Base64, which can be spelled in several ways.
 */
final class UncheckedParts {
    private static final JsonReader READER = JsonReader.exact(JsonLimits.ofBytes(4 << 20));
    private static final Json NO_TIME = new Json.Text("0");

    /** Names of members of a bundle that hold bytes. */
    private static final Set<String> BASE64 = Set.of(
            "keyId", "signedEntryTimestamp", "rootHash", "hashes", "canonicalizedBody", "rawBytes", "signedTimestamp", "payload", "sig");

    private UncheckedParts() {}

    /** All of them must be as they must be; in a bundle of another form they are not. */
    static void require(byte[] bundle) throws RefusedException {
        try {
            Json read = READER.read(bundle);
            if (!spelledInOneWay(read)) {
                throw new RefusedException(
                        "SIGSTORE_FORM", "The signature spells something in another way than Sigstore's signatures do.");
            }
            if (!(member(read, "verificationMaterial", "tlogEntries") instanceof Json.Array entries) || entries.items().size() != 1) {
                throw new RefusedException(
                        "SIGSTORE_ENTRIES",
                        "The signature does not have exactly one entry of a transparency log; others would go unchecked.");
            }
            requireEntry(entries.items().getFirst(), read);
        } catch (InvalidJsonException | IllegalArgumentException e) {
            throw new RefusedException("SIGSTORE_FORM", "The signature cannot be read as one that was made through Sigstore.");
        }
    }

    private static void requireEntry(Json entry, Json bundle) throws InvalidJsonException, RefusedException {
        if (!ofItsKind(entry) || !ofItsSize(entry) || !ofItsPromise(entry)) {
            throw new RefusedException(
                    "SIGSTORE_ENTRY_WORDS", "What the signature says of its entry in the transparency log is not as the log signed it.");
        }
        if (!isPromised(entry)
                && !(member(bundle, "verificationMaterial", "timestampVerificationData", "rfc3161Timestamps") instanceof Json.Array)) {
            throw RefusedException.withoutTime();
        }
        if (!ofItsSigner(entry, bundle)) {
            throw new RefusedException("SIGSTORE_ENTRY", "The entry in the transparency log is about another signer's certificate.");
        }
    }

    private static Json body(Json entry) throws InvalidJsonException {
        return member(entry, "canonicalizedBody") instanceof Json.Text body
                ? READER.read(Base64.getDecoder().decode(body.value()))
                : Json.NULL;
    }

    private static boolean ofItsKind(Json entry) throws InvalidJsonException {
        Json signed = body(entry);
        return member(signed, "kind") instanceof Json.Text
                && member(entry, "kindVersion", "kind").equals(member(signed, "kind"))
                && member(entry, "kindVersion", "version").equals(member(signed, "apiVersion"));
    }

    /** The second line of a checkpoint (transparency-dev, "tlog-checkpoint") is the size of the log. */
    private static boolean ofItsSize(Json entry) {
        Json proof = member(entry, "inclusionProof");
        return member(proof, "checkpoint", "envelope") instanceof Json.Text checkpoint
                && checkpoint.value().lines().skip(1).findFirst().map(Json.Text::new).filter(member(proof, "treeSize")::equals).isPresent();
    }

    /** Logs of the first version promise time and number; those of the second say no time, and the number is that of the proof. */
    private static boolean ofItsPromise(Json entry) {
        if (isPromised(entry)) {
            return true;
        }
        Json time = member(entry, "integratedTime");
        return (time instanceof Json.Null || time.equals(NO_TIME))
                && member(entry, "logIndex").equals(member(entry, "inclusionProof", "logIndex"));
    }

    private static boolean isPromised(Json entry) {
        return member(entry, "inclusionPromise", "signedEntryTimestamp") instanceof Json.Text;
    }

    /** An entry of the first version names the certificate in PEM; the library compares only that of the second. */
    private static boolean ofItsSigner(Json entry, Json bundle) throws InvalidJsonException {
        Json signatures = member(body(entry), "spec", "signatures");
        if (!(signatures instanceof Json.Array listed)) {
            return true;
        }
        Json material = member(bundle, "verificationMaterial");
        Json certificate = member(material, "certificate", "rawBytes") instanceof Json.Text own
                ? own
                : first(member(material, "x509CertificateChain", "certificates"), "rawBytes");
        return certificate instanceof Json.Text expected
                && first(listed, "verifier") instanceof Json.Text verifier
                && inner(new String(Base64.getDecoder().decode(verifier.value()), StandardCharsets.US_ASCII)).equals(expected.value());
    }

    private static Json first(Json list, String name) {
        return list instanceof Json.Array array && !array.items().isEmpty() ? member(array.items().getFirst(), name) : Json.NULL;
    }

    /** The Base64 in a PEM block. */
    private static String inner(String pem) {
        return pem.lines().filter(line -> !line.startsWith("-----")).collect(Collectors.joining());
    }

    /** Names with an underscore are other spellings of names that readers know; Base64 has one spelling for the same bytes. */
    private static boolean spelledInOneWay(Json json) {
        return switch (json) {
            case Json.Array array -> array.items().stream().allMatch(UncheckedParts::spelledInOneWay);
            case Json.Obj object -> object.members().entrySet().stream().allMatch(member -> member.getKey().indexOf('_') < 0
                    && (!BASE64.contains(member.getKey()) || canonical(member.getValue()))
                    && spelledInOneWay(member.getValue()));
            default -> true;
        };
    }

    private static boolean canonical(Json json) {
        return switch (json) {
            case Json.Text text -> Base64.getEncoder().encodeToString(Base64.getDecoder().decode(text.value())).equals(text.value());
            case Json.Array array -> array.items().stream().allMatch(UncheckedParts::canonical);
            default -> false;
        };
    }

    private static Json member(Json json, String... names) {
        Json at = json;
        for (String name : names) {
            at = at instanceof Json.Obj object ? object.members().getOrDefault(name, Json.NULL) : Json.NULL;
        }
        return at;
    }
}
