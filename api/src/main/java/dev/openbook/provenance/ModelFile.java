package dev.openbook.provenance;

import dev.openbook.value.Digest;

/**
 * A file of a model.
 *
 * @param path relative to the model's root, with {@code /} between names
 * @param size in bytes
 * @param sha256 digest of its bytes
 * @param covered whether the root digest goes over it; signatures and version control's own files are left out, and so is whatever
 *     follows from that digest: nothing vouches for them
 */
public record ModelFile(String path, long size, Digest sha256, boolean covered) {
    /** A file that the root digest goes over. */
    public ModelFile(String path, long size, Digest sha256) {
        this(path, size, sha256, true);
    }
}
