package dev.openbook.license.text;

import java.util.List;

/**
 * Finds out whose licence a text is. Fingerprints choose candidates; those whose whole text is there word for word are found first,
 * the longest before others. Of what is left, the licence that has the most of its own words there and leaves the fewest
 * unexplained is one that the text is like; then what is left is looked at again, since a file may hold several.
 *
 * <p>Immutable and thread-safe. Takes some ten milliseconds for a text.
 */
public final class TextRecognizer {
    /** Less of a licence's runs than this is not even like that licence (see the tests for how it was chosen). */
    public static final double LEAST_FOUND = 0.9;

    /** Of a text that is there word for word, marks of lists and names in it can hide that many of its runs. */
    private static final double LEAST_TO_COMPARE = 0.7;

    private final PublishedTexts texts;

    /** A recogniser with this knowledge. */
    public TextRecognizer(PublishedTexts texts) {
        this.texts = texts;
    }

    /** The licences whose texts are in a text, those that are there word for word first; none if it is of no known licence. */
    public Recognition recognize(String text) {
        TextUnderStudy study = new TextUnderStudy(LicenseWords.of(text));
        List<Match> matches = study.matches(texts.all()).stream().filter(Match::tells).toList();
        study.takeWhole(candidates(matches, LEAST_TO_COMPARE));
        study.takeLike(candidates(matches, LEAST_FOUND));
        return study.recognition();
    }

    private static List<KnownLicense> candidates(List<Match> matches, double least) {
        return matches.stream().filter(match -> match.found() >= least).map(Match::license).toList();
    }
}
