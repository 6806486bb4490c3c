package dev.openbook.rules.function;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How easily a text is read: about 0 for what only specialists read, 60 to 70 for plain language, 100 for what a child reads.
 *
 * <p>English: R. Flesch, A new readability yardstick (1948), 206.835 − 1.015 · words per sentence − 84.6 · syllables per word.
 * The other languages have the same formula with numbers of their own: German, T. Amstad (1978); French, L. Kandel and
 * A. Moles (1958); Spanish, J. Fernández Huerta (1959); Italian, R. Franchina and R. Vacca (1972); Dutch, W. H. Douma (1960).
 * The formula of one language says nothing about a text in another.
 *
 * <p>Syllables are groups of vowels; in English without a silent {@code e} at the end. Against a dictionary this is right for
 * some nine words of ten, and the errors go both ways.
 */
final class ReadingEase {
    private static final String VOWELS = "aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿ";
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}'’]++");
    private static final Map<String, Formula> FORMULAS = Map.of(
            "en", new Formula(206.835, 1.015, 84.6),
            "de", new Formula(180, 1, 58.5),
            "fr", new Formula(207, 1.015, 73.6),
            "es", new Formula(206.84, 1.02, 60),
            "it", new Formula(217, 1.3, 60),
            "nl", new Formula(206.84, 0.93, 77));

    private record Formula(double base, double perSentence, double perWord) {}

    private ReadingEase() {}

    static double of(CharSequence text, String language) {
        Formula formula = FORMULAS.get(language.toLowerCase(Locale.ROOT));
        if (formula == null) {
            throw new FunctionFailure("readingEase() has no formula for the language " + FunctionFailure.shown(language)
                    + ". It has one for de, en, es, fr, it and nl.");
        }
        long sentences = Math.max(1, Sentences.count(text));
        long words = 0;
        long syllables = 0;
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (word.group().codePoints().anyMatch(Character::isLetter)) {
                words++;
                syllables += syllables(SmallLetters.of(word.group()), language.equalsIgnoreCase("en"));
            }
        }
        if (words == 0) {
            throw new FunctionFailure("readingEase() needs a text with words, and this one has none.");
        }
        return formula.base - formula.perSentence * words / sentences - formula.perWord * syllables / words;
    }

    static long syllables(String word, boolean english) {
        long groups = 0;
        boolean vowel = false;
        for (int at = 0; at < word.length(); at++) {
            boolean now = VOWELS.indexOf(word.charAt(at)) >= 0;
            groups += now && !vowel ? 1 : 0;
            vowel = now;
        }
        return Math.max(1, english && isSilent(word) ? groups - 1 : groups);
    }

    /** An e at the end, or in -es and -ed, that is not spoken: not as in "table", "needed" or "places". */
    private static boolean isSilent(String word) {
        int end = word.length();
        if (end > 3 && word.endsWith("e")) {
            return !isVowel(word.charAt(end - 2)) && !(word.charAt(end - 2) == 'l' && !isVowel(word.charAt(end - 3)));
        }
        if (end > 3 && word.endsWith("ed")) {
            return "td".indexOf(word.charAt(end - 3)) < 0 && !isVowel(word.charAt(end - 3));
        }
        return end > 3 && word.endsWith("es") && "sxzcgh".indexOf(word.charAt(end - 3)) < 0 && !isVowel(word.charAt(end - 3));
    }

    private static boolean isVowel(char c) {
        return VOWELS.indexOf(c) >= 0;
    }
}
