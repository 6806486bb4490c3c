package dev.openbook.quote;

import java.util.LinkedHashSet;
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
    private static final Set<String> FUNCTION_WORDS = Set.of(
            "a", "an", "and", "any", "are", "as", "at", "be", "been", "by", "can", "could", "did", "do", "does", "for",
            "from", "had", "has", "have", "how", "i", "if", "in", "is", "it", "its", "many", "may", "me", "much", "must",
            "my", "of", "on", "or", "our", "shall", "should", "that", "the", "their", "there", "they", "this", "to", "us",
            "was", "we", "were", "what", "when", "where", "which", "who", "whom", "whose", "why", "will", "with", "would",
            "you", "your");

    private final Set<String> words;

    private QuestionWords(Set<String> words) {
        this.words = words;
    }

    static QuestionWords of(String question) {
        Set<String> words = stemsOf(question);
        words.removeAll(FUNCTION_WORDS);
        return new QuestionWords(words);
    }

    /** Which share of the question's words a text has, from 0 to 1; 0 for a question of function words only. */
    double shareIn(String text) {
        if (words.isEmpty()) {
            return 0;
        }
        Set<String> present = stemsOf(text);
        long shared = words.stream().filter(present::contains).count();
        return (double) shared / words.size();
    }

    private static Set<String> stemsOf(String text) {
        Set<String> stems = new LinkedHashSet<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            stems.add(stem(matcher.group().toLowerCase(Locale.ROOT)));
        }
        return stems;
    }

    /** Function words keep their form: they are compared before an ending could be cut off them. */
    private static String stem(String word) {
        if (word.length() <= 3 || FUNCTION_WORDS.contains(word)) {
            return word;
        }
        for (String ending : new String[] {"ations", "ation", "ments", "ment", "ings", "ing", "ied", "ies", "ed", "es", "s", "y", "e"}) {
            if (word.endsWith(ending) && word.length() - ending.length() >= 4) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
