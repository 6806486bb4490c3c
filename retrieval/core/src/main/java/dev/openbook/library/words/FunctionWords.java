package dev.openbook.library.words;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * English words that make a question of a text and say nothing of what it asks for. An analyser's own stop words are few,
 * and in the files of an office “our” is rarer than the word that matters. Questions in other languages are left as they are.
 *
 * <p>Stateless; costs linear in the text.
 */
public final class FunctionWords {
    private static final Set<String> WORDS = Set.of(
            "a", "an", "and", "any", "are", "as", "at", "be", "been", "by", "can", "could", "did", "do", "does", "for",
            "from", "had", "has", "have", "how", "i", "if", "in", "is", "it", "its", "many", "may", "me", "much", "must",
            "my", "of", "on", "or", "our", "shall", "should", "that", "the", "their", "there", "they", "this", "to", "us",
            "was", "we", "were", "what", "when", "where", "which", "who", "whom", "whose", "why", "will", "with", "would",
            "you", "your");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['\u2019.,][\\p{L}\\p{N}]+)*");

    private FunctionWords() {}

    /** Whether a word is one of them, whatever its case. */
    public static boolean contains(String word) {
        return WORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    /** A text without them; the text itself if nothing else is in it. */
    public static String without(String text) {
        StringBuilder telling = new StringBuilder();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            if (!contains(words.group())) {
                telling.append(telling.isEmpty() ? "" : " ").append(words.group());
            }
        }
        return telling.isEmpty() ? text : telling.toString();
    }
}
