package dev.openbook.card;

import dev.openbook.provenance.Evidence;
import dev.openbook.value.Digest;
import java.util.Optional;

/**
 * The file that a card is read from.
 *
 * @param file its path within the model
 * @param digest of all its bytes
 */
record CardSource(String file, Digest digest) {

    /** Evidence in a line, counted from 1. */
    Evidence at(int line, String reason) {
        return new Evidence(file + ":" + line, reason, Optional.of(digest));
    }

    /** Evidence in the file as a whole. */
    Evidence whole(String reason) {
        return new Evidence(file, reason, Optional.of(digest));
    }
}
