package dev.openbook.license.text;

import java.util.List;

/**
 * A licence whose text was found.
 *
 * @param identifiers of the licences that have this text; one, unless the text cannot tell them apart
 * @param found which part of the licence's words is in the text, from 0 to 1
 * @param covered which part of the text these words make up, from 0 to 1
 */
public record RecognizedLicense(List<String> identifiers, double found, double covered) {
    /** Copies the list. */
    public RecognizedLicense {
        identifiers = List.copyOf(identifiers);
    }
}
