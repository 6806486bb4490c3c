package dev.openbook.provenance;

import dev.openbook.value.Digest;
import java.util.Optional;

/**
 * Where a fact comes from.
 *
 * @param source the file within the model, such as {@code README.md}, or another origin in a few words; may name a line
 *     as {@code README.md:7}
 * @param reason how the fact was got from there, as one short sentence
 * @param digest of the whole file as it was when the fact was read; empty if the source is not one file of the model
 */
public record Evidence(String source, String reason, Optional<Digest> digest) {
    /** Evidence that is not one file. */
    public Evidence(String source, String reason) {
        this(source, reason, Optional.empty());
    }

    /** The same, with the digest of the file that it names. */
    public Evidence in(Digest file) {
        return new Evidence(source, reason, Optional.of(file));
    }
}
