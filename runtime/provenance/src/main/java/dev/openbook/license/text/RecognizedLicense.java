package dev.openbook.license.text;

import java.util.List;

/**
 * A licence whose text, or something like it, was found.
 *
 * @param identifiers of the licences that have this text; one, unless the text cannot tell them apart
 * @param found which part of the licence's words is in the text, from 0 to 1
 * @param covered which part of the text these words make up, from 0 to 1
 * @param whole whether the published text is there word for word, but for what its publisher lets everybody leave out or replace
 * @param differences from the published text, if it is not; none if they are too many, or if only the order is another
 */
public record RecognizedLicense(
        List<String> identifiers, double found, double covered, boolean whole, List<Difference> differences) {
    /** Copies the lists. */
    public RecognizedLicense {
        identifiers = List.copyOf(identifiers);
        differences = List.copyOf(differences);
    }
}
