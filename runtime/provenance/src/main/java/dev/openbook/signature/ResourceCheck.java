package dev.openbook.signature;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares a model's files with a statement: everything listed is there and has the bytes that were signed, and nothing else is
 * there. Reads each file once. One thread at a time.
 */
final class ResourceCheck {
    private static final String FETCH_AGAIN = "Do not use this copy; fetch the file again from the model's publisher.";

    private final ModelTree tree;
    private final Statement statement;
    private final VerificationSettings settings;
    private final Map<String, Digest> read;
    private final Problems problems = new Problems();
    private final MessageDigest root = Digest.sha256();
    private int agreeing;

    /**
     * A check.
     *
     * @param read digests of files that were read just before; those files are not read again, unless they were signed in pieces
     */
    ResourceCheck(ModelTree tree, Statement statement, VerificationSettings settings, Map<String, Digest> read) {
        this.tree = tree;
        this.statement = statement;
        this.settings = settings;
        this.read = read;
    }

    /**
     * What came of it.
     *
     * @param agreeing resources whose bytes are those that were signed
     * @param rootDigest over the digests computed, in the order listed; empty if something listed could not be read
     * @param problems errors, and notes
     */
    record Result(int agreeing, Optional<Digest> rootDigest, Problems problems) {}

    Result check() throws IOException {
        Map<String, Path> files = files();
        OptionalLong pieceSize = statement.serialization().pieceSize();
        if (pieceSize.isPresent()) {
            new PieceCheck(pieceSize.getAsLong(), files, problems).check(statement.resources());
        }
        // Pieces that overlap could have a file read any number of times.
        boolean complete = problems.isEmpty();
        Set<String> listed = new HashSet<>();
        statement.resources().forEach(resource -> listed.add(resource.path()));
        if (complete) {
            List<ResourceDigests.Outcome> outcomes =
                    new ResourceDigests(files, read).of(statement.resources(), settings.reading());
            for (int i = 0; i < outcomes.size(); i++) {
                complete &= agrees(statement.resources().get(i), outcomes.get(i));
            }
        }
        checkUnsigned(files, listed);
        return new Result(agreeing, complete ? Optional.of(Digest.finish(root)) : Optional.empty(), problems);
    }

    /** A statement about one file may call it {@code .}; it names it as the model then. */
    private Map<String, Path> files() {
        boolean one = statement.resources().getFirst().path().equals(Resource.WHOLE_MODEL);
        Map<String, Path> files = new HashMap<>(tree.files());
        String name = tree.single() ? files.keySet().iterator().next() : statement.modelName();
        Path file = one ? files.remove(name) : null;
        if (file != null) {
            files.put(Resource.WHOLE_MODEL, file);
        }
        return files;
    }

    /** Notes what came of a resource, and says whether its bytes are known. */
    private boolean agrees(Resource resource, ResourceDigests.Outcome outcome) {
        if (!(outcome instanceof ResourceDigests.Missing)) {
            requireNotIgnored(resource);
        }
        switch (outcome) {
            case ResourceDigests.Found found -> {
                root.update(found.digest().bytes());
                compare(resource, found.digest());
                return true;
            }
            case ResourceDigests.Missing missing -> missing(resource);
            case ResourceDigests.Changed changed -> problems.add(
                    "RESOURCE_CHANGING",
                    resource.path(),
                    resource.path() + " changed while it was read.",
                    "Make sure that nothing writes to the model's folder, and try again.");
            case ResourceDigests.Unreadable unreadable -> problems.add(
                    "FILE_UNREADABLE", resource.path(), resource.path() + " cannot be read.", "Check that it may be read, and try again.");
        }
        return false;
    }

    private void requireNotIgnored(Resource resource) {
        if (statement.serialization().ignored().covers(resource.path()) && !IgnoredPaths.VERSION_CONTROL.covers(resource.path())) {
            problems.add(
                    "RESOURCE_IGNORED",
                    resource.path(),
                    "The signed statement lists " + resource.path() + " and says as well that it was left out.",
                    "Ask the publisher which of the two holds.");
        }
    }

    private void compare(Resource resource, Digest digest) {
        if (digest.equals(resource.digest())) {
            agreeing++;
        } else {
            problems.add(
                    "RESOURCE_CHANGED",
                    resource.path(),
                    resource.name() + " is not the file that was signed: its bytes have another digest.",
                    FETCH_AGAIN);
        }
    }

    private void missing(Resource resource) {
        Finding oddity = tree.oddities().get(resource.path());
        if (oddity != null) {
            problems.add(oddity);
        } else if (resource.path().equals(Resource.WHOLE_MODEL)) {
            problems.add(
                    "SINGLE_FILE",
                    statement.modelName(),
                    "The signature is about one file, named " + statement.modelName() + ", which is not here.",
                    "Name the file instead of its folder if it has another name now.");
        } else {
            problems.add(
                    "RESOURCE_MISSING", resource.path(), resource.name() + " was signed but is not here.", FETCH_AGAIN);
        }
    }

    private void checkUnsigned(Map<String, Path> files, Set<String> listed) throws IOException {
        int allowed = 0;
        Set<String> all = new TreeSet<>(files.keySet());
        all.addAll(tree.oddities().keySet());
        IgnoredPaths ignored = statement.serialization().ignored().and(settings.ignoredPaths());
        for (String path : all) {
            if (listed.contains(path) || emptyAmongPieces(files.get(path))) {
                continue;
            }
            if (settings.unsignedFilesAllowed() || ignored.covers(path)) {
                allowed++;
            } else {
                problems.add(unsigned(path));
            }
        }
        if (allowed > 0) {
            problems.add(Problems.finding(
                    "UNSIGNED_FILES_LEFT_OUT",
                    Severity.INFO,
                    "model",
                    "Files beside the signed ones: " + allowed + ". The signer or you allowed them; the signature says nothing of them.",
                    "Remove them if nobody needs them."));
        }
    }

    /** A file without bytes has no pieces, so statements in pieces never list it. */
    private boolean emptyAmongPieces(@Nullable Path file) throws IOException {
        return file != null
                && statement.serialization().pieceSize().isPresent()
                && Files.size(file) == 0;
    }

    private Finding unsigned(String path) {
        Finding oddity = tree.oddities().get(path);
        return oddity != null
                ? oddity
                : Problems.error(
                        "UNSIGNED_FILE",
                        path,
                        path + " lies in the model's folder but was not signed.",
                        "Remove it if it is not the publisher's, or say that it may be left out.");
    }
}
