package dev.openbook.provenance;

import dev.openbook.value.Digest;

/**
 * A file of a model.
 *
 * @param path relative to the model's root, with {@code /} between names
 * @param size in bytes
 * @param sha256 digest of its bytes
 */
public record ModelFile(String path, long size, Digest sha256) {}
