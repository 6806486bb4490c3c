package dev.openbook.license.text;

import java.util.regex.Pattern;

/**
 * The regular expressions of SPDX's templates, made to fit words: white space is one blank, punctuation is not there, and "anything"
 * is no more than a name, so that no sentence hides in it.
 */
final class PatternOfWords {
    /** At most twelve words, none of which sets terms. No word is split, so that nothing is tried twice. */
    private static final String NAME = "(?:(?: |\\b)(?!(?:" + TermWords.alternatives() + ")\\b)[\\p{L}\\p{N}]++ ?+){0,12}";

    /** Stands for it while the rest of a pattern is made to fit. */
    private static final String ANY = "\u0001";

    private static final Pattern ANYTHING = Pattern.compile("(?:\\.|\\[\\^\\.])(?:[*+]|\\{[0-9,]+})\\??");
    private static final Pattern BLANKS = Pattern.compile("(?:\\\\s|\\[ \\\\t\\\\r\\\\n\\\\f])(?:[*+]|\\{[0-9,]+})");
    private static final Pattern PUNCTUATION = Pattern.compile("\\\\[().\\[\\]]\\??|[,;:\"'-][?*]?");

    private PatternOfWords() {}

    static Pattern of(String template) {
        String named = ANYTHING.matcher(template).replaceAll(ANY);
        String words = PUNCTUATION.matcher(BLANKS.matcher(named).replaceAll(" ")).replaceAll(" ");
        // A blank of the pattern may meet the blank that already ends a name, or none at the beginning and end.
        String fitted = words.replaceAll(" +", " *+").replace(ANY, NAME);
        return Pattern.compile(" *+(?:" + fitted + ") *+", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
