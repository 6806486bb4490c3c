package dev.openbook.inspect;

import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Evidence;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import java.util.regex.Pattern;

/**
 * Compares files of the hub cache with the digests that the hub published for them: the contents of large files are stored
 * under their SHA-256. Small files are stored under a name that git computes, which says nothing here.
 */
final class BlobCheck {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final String SOURCE = "hub cache";

    private BlobCheck() {}

    /** Where the files come from, verified if at least one digest was there and all that were there agree. */
    static Fact<String> origin(String origin, ModelFiles files, FindingList findings) {
        int matching = 0;
        int different = 0;
        for (ContentFile file : files.contents()) {
            String name = file.location().map(location -> String.valueOf(location.found().location().getFileName())).orElse("");
            if (!SHA_256.matcher(name).matches()) {
                continue;
            }
            if (name.equals(file.file().sha256().hex())) {
                matching++;
            } else {
                different++;
                findings.add(new Finding(
                        "HUB_DIGEST_DIFFERS",
                        Severity.ERROR,
                        file.file().path(),
                        file.file().path() + " is not the file that the hub published: its SHA-256 is "
                                + file.file().sha256() + ", the hub's is " + name + ".",
                        "Delete it from the cache and fetch the model again."));
            }
        }
        if (matching == 0 || different > 0) {
            return Fact.stated(origin, SOURCE, different > 0
                    ? different + " files differ from what the hub published."
                    : "The cache files the model under this name; no file carries a SHA-256 to compare with.");
        }
        return new Fact<>(origin, Certainty.VERIFIED, new Evidence(SOURCE, matching + " of " + files.paths().size()
                + " files carry the SHA-256 that the hub published, and have it; the others are small and carry none."));
    }
}
