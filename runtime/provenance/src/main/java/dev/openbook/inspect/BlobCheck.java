package dev.openbook.inspect;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Compares files of the hub cache with the digests under which it keeps them, which are the names of the cache's contents:
 * SHA-256 for large files, and for small ones the SHA-1 of <a href="https://git-scm.com/book/en/v2/Git-Internals-Git-Objects">git's
 * objects</a>. That finds what was damaged or changed in place. It proves no origin: whoever writes the cache chooses the names too.
 */
final class BlobCheck {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern GIT_SHA_1 = Pattern.compile("[0-9a-f]{40}");
    /** The hub keeps larger files by their SHA-256. */
    private static final long MAX_GIT_BYTES = 10 << 20;
    private static final String SOURCE = "hub cache";

    private final Path blobs;
    private final ModelFiles files;
    private final FindingList findings;
    private int matching;
    private int different;
    private int unnamed;
    private int added;

    private BlobCheck(Path blobs, ModelFiles files, FindingList findings) {
        this.blobs = blobs;
        this.files = files;
        this.findings = findings;
    }

    /**
     * Where the files come from, as the cache says.
     *
     * @param blobs real path of the folder of the cache's contents
     */
    static Fact<String> origin(String origin, Path blobs, ModelFiles files, FindingList findings) {
        BlobCheck check = new BlobCheck(blobs, files, findings);
        files.contents().forEach(check::compare);
        return check.origin(origin);
    }

    private Fact<String> origin(String origin) {
        int all = files.paths().size();
        if (matching == all) {
            return Fact.stated(
                    origin, SOURCE, "The cache says so; all " + all + " files have the digest under which the cache keeps them.");
        }
        return Fact.stated(origin, SOURCE, "The cache says so; " + matching + " of " + all
                + " files have the digest under which the cache keeps them, " + different
                + " have another, " + unnamed + " carry none to compare with, and " + added
                + " lie outside the cache's contents.");
    }

    private void compare(ContentFile file) {
        Path place = file.location().orElseThrow().found().location();
        String name = String.valueOf(place.getFileName());
        if (!blobs.equals(place.getParent())) {
            added++;
            noteAdded(file);
        } else if (SHA_256.matcher(name).matches()) {
            compare(file, "SHA-256", file.file().sha256().hex(), name);
        } else if (GIT_SHA_1.matcher(name).matches() && file.file().size() <= MAX_GIT_BYTES) {
            compare(file, "SHA-1 as git computes it", gitDigest(files.bytes(file.file().path())), name);
        } else {
            unnamed++;
        }
    }

    private void compare(ContentFile file, String kind, String digest, String name) {
        if (digest.equals(name)) {
            matching++;
            return;
        }
        different++;
        findings.add(new Finding(
                "HUB_DIGEST_DIFFERS",
                Severity.ERROR,
                file.file().path(),
                file.file().path() + " is not the file that was fetched: its " + kind + " is " + digest + ", but the cache keeps it under "
                        + name + ".",
                "Delete it from the cache and fetch the model again."));
    }

    private void noteAdded(ContentFile file) {
        if (!file.linked()) { // which is reported as such
            findings.add(new Finding(
                    "HUB_FILE_ADDED",
                    Severity.WARNING,
                    file.file().path(),
                    file.file().path() + " lies in the snapshot itself, not among the cache's contents, so nothing says that it was fetched"
                            + " with the model.",
                    "Delete it from the cache and fetch the model again, unless you put it there."));
        }
    }

    /** Not for security by itself: the hub publishes no better digest of small files. */
    private static String gitDigest(ByteBuffer content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(("blob " + content.remaining() + "\0").getBytes(StandardCharsets.US_ASCII));
            digest.update(content);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1.", e);
        }
    }
}
