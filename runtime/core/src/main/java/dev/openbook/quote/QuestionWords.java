package dev.openbook.quote;

import dev.openbook.library.words.FunctionWords;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a question that carry meaning, and how many of them a text has. Words are compared in lower case without
 * their commonest English endings; function words are left out. For other languages the endings stay on, which makes the
 * comparison stricter, not wrong.
 *
 * <p>Immutable; costs linear in the text.
 */
final class QuestionWords {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[.,]\\p{N}+)*");
    private static final List<String> ENDINGS =
            List.of("ations", "ation", "ments", "ment", "ings", "ing", "ied", "ies", "ed", "es", "s", "y", "e");
    private static final int SHORTEST_STEM = 4;

    private static final Set<String> NEGATIONS = Set.of("not", "no", "never", "neither", "nor", "cannot", "without");
    /** How many words a “no” reaches. */
    private static final int REACH_OF_NO = 2;

    private final Set<String> words;
    private final boolean negative;

    private QuestionWords(Set<String> words, boolean negative) {
        this.words = words;
        this.negative = negative;
    }

    static QuestionWords of(String question) {
        Set<String> words = stemsOf(question);
        return new QuestionWords(words, words.stream().anyMatch(NEGATIONS::contains));
    }

    /** Which share of the question's words a text has, from 0 to 1; 0 for a question of function words only. */
    double shareIn(String text) {
        if (words.isEmpty()) {
            return 0;
        }
        Set<String> present = stemsOf(text);
        long shared = words.stream().filter(word -> isIn(word, present)).count();
        return (double) shared / words.size();
    }

    /** Whether a text says no right before one of the question's words; never if the question says no itself. */
    boolean areDeniedIn(String text) {
        return !negative && denies(text);
    }

    private boolean denies(String text) {
        Matcher matcher = WORD.matcher(text);
        int sinceNegation = REACH_OF_NO;
        while (matcher.find()) {
            String word = matcher.group().toLowerCase(Locale.ROOT);
            if (NEGATIONS.contains(word)) {
                sinceNegation = 0;
            } else if (sinceNegation++ < REACH_OF_NO && words.contains(stem(word))) {
                return true;
            }
        }
        return false;
    }

    /** “Apply” is in “applicant”: one stem may begin the other. */
    private static boolean isIn(String word, Set<String> present) {
        return present.contains(word)
                || (word.length() >= SHORTEST_STEM
                        && present.stream()
                                .anyMatch(other -> other.length() >= SHORTEST_STEM
                                        && (other.startsWith(word) || word.startsWith(other))));
    }

    private static Set<String> stemsOf(String text) {
        Set<String> stems = new LinkedHashSet<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            if (!FunctionWords.contains(matcher.group())) {
                stems.add(stem(matcher.group().toLowerCase(Locale.ROOT)));
            }
        }
        return stems;
    }

    private static String stem(String word) {
        if (word.length() <= 3) {
            return word;
        }
        for (String ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= 4) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
