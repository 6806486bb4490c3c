package dev.openbook.rules.function;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much of a sentence stands in a source, by its words alone:
 *
 * <pre>
 * grounding = 0 if a number of the sentence does not stand in the source,
 *             else the share of the sentence's content words that occur in the source
 * </pre>
 *
 * <p>Content words are distinct words of at least three letters that are not among the small words of English, German, French,
 * Spanish and Italian, in small letters, without accents, and without the endings -s, -e, -n, -er, -ed and -ing, as long as four
 * letters stay. A sentence without content words and numbers has a grounding of 1. Words
 * that negate are small: that a source says the opposite is not seen. For meaning there are models.
 */
final class Grounding {
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N}]{2,60}+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Set<String> SMALL = Stream.of(("the and for are was were been have has had its this that these those with from not"
                    + " but you your our their they them who which what when where will would shall"
                    + " should may can could must also any all each other"
                    + " than then there into such per der die das den dem des ein eine einen einem eines und oder ist sind war wird"
                    + " werden von vom mit fur auf aus bei bis nach uber unter nicht auch als wie dass kann muss sie ihre wir les des"
                    + " une est sont dans par pour sur avec pas que qui aux ces son ses leur leurs los las una unos del por para con"
                    + " como mas sus gli della delle degli nel nella che non")
            .split(" "))
            .collect(Collectors.toUnmodifiableSet());
    /** Numbers in words that stand for digits, where a source has them. */
    private static final Map<String, String> NUMBER_WORDS = numberWords();

    /** Most numbers that are listed: one is too many already. */
    private static final int MAX_SHOWN = 1_000;
    private static final List<String> ENDINGS = List.of("s", "er", "ed", "ing", "e", "n");
    private static final int SHORTEST = 4;

    private final Said numbers;
    private final Set<String> words = new HashSet<>();

    /** Takes sources in. */
    Grounding(List<? extends CharSequence> sources) {
        List<TextNumber> said = new ArrayList<>();
        for (CharSequence source : sources) {
            said.addAll(NumbersInText.of(source));
            addNumberWords(source, said);
            words.addAll(stems(source));
        }
        numbers = Said.of(said);
    }

    private static Map<String, String> numberWords() {
        Map<String, String> words = new HashMap<>();
        List<String> lists = List.of(
                "two three four five six seven eight nine ten eleven twelve",
                "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
                "deux trois quatre cinq six sept huit neuf dix onze douze");
        for (String list : lists) {
            String[] names = list.split(" ", -1);
            for (int at = 0; at < names.length; at++) {
                words.put(names[at], String.valueOf(at + 2));
            }
        }
        return Map.copyOf(words);
    }

    /** From 0 to 1. */
    static double of(CharSequence sentence, List<? extends CharSequence> sources) {
        return new Grounding(sources).of(Claims.of(sentence));
    }

    /**
     * What a sentence says, as far as words tell.
     *
     * @param numbers in it
     * @param stems of its content words
     */
    record Claims(List<TextNumber> numbers, Set<String> stems) {
        static Claims of(CharSequence sentence) {
            return new Claims(NumbersInText.of(sentence), Grounding.stems(sentence));
        }
    }

    /** From 0 to 1, in these sources. */
    double of(Claims claims) {
        if (!claims.numbers().stream().allMatch(numbers::holds)) {
            return 0;
        }
        Set<String> stems = claims.stems();
        return stems.isEmpty() ? 1 : (double) stems.stream().filter(words::contains).count() / stems.size();
    }

    /** The numbers of a text that these sources do not say, as they are normalised, each once. */
    List<String> numbersNotIn(CharSequence text) {
        return NumbersInText.of(text).stream()
                .filter(number -> !numbers.holds(number))
                .map(TextNumber::toString)
                .distinct()
                .limit(MAX_SHOWN)
                .toList();
    }

    private static void addNumberWords(CharSequence source, List<TextNumber> said) {
        Matcher word = WORD.matcher(source);
        while (word.find()) {
            String digits = NUMBER_WORDS.get(word.group().toLowerCase(Locale.ROOT));
            if (digits != null) {
                said.add(new TextNumber.Plain(new BigDecimal(digits)));
            }
        }
    }

    private static Set<String> stems(CharSequence text) {
        // Without the accents that stand by themselves first: the normaliser sorts each row of them, one by one.
        String letters = ACCENTS.matcher(SmallLetters.of(text)).replaceAll("");
        String plain = ACCENTS.matcher(Normalizer.normalize(letters, Normalizer.Form.NFD)).replaceAll("");
        Set<String> stems = new HashSet<>();
        Matcher word = WORD.matcher(plain);
        while (word.find()) {
            if (!SMALL.contains(word.group())) {
                stems.add(stem(word.group()));
            }
        }
        return stems;
    }

    private static String stem(String word) {
        String stem = word;
        for (int at = 0; at < ENDINGS.size(); at++) {
            String ending = ENDINGS.get(at);
            if (stem.endsWith(ending) && stem.length() - ending.length() >= SHORTEST) {
                stem = stem.substring(0, stem.length() - ending.length());
                at = -1;
            }
        }
        return stem;
    }
}
