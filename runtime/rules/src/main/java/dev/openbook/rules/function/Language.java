package dev.openbook.rules.function;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Languages as far as they write numbers in different ways, known by their smallest words. */
enum Language {
    ENGLISH("the and of to is are for with by in on at or from not this that was be have applicants"),
    GERMAN("der die das und ist sind für mit von den dem ein eine im auf zu nicht werden wird oder bis teilnehmer"),
    FRENCH("le la les et est sont pour avec de des du un une dans sur au aux ne pas ou par"),
    SPANISH("el la los las y es son para con de del un una en por al no o se que"),
    ITALIAN("il la i gli le e è sono per con di del della un una in da non o che");

    private static final int WORDS = 400;
    private static final Map<Language, Set<String>> BY_LANGUAGE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(language -> language, language -> Set.of(language.words.split(" "))));

    private final String words;

    Language(String words) {
        this.words = words;
    }

    /** The language of which most small words occur among the first few hundred; English if none does. */
    static Language of(CharSequence text) {
        Map<Language, Integer> counts = new EnumMap<>(Language.class);
        // A few thousand characters hold that many words.
        String start = SmallLetters.of(text.subSequence(0, Math.min(text.length(), 8 * WORDS)));
        for (String word : start.split("[^\\p{L}]+", -1)) {
            for (Language language : values()) {
                if (BY_LANGUAGE.getOrDefault(language, Set.of()).contains(word)) {
                    counts.merge(language, 1, Integer::sum);
                }
            }
        }
        Language best = ENGLISH;
        for (Language language : values()) {
            best = counts.getOrDefault(language, 0) > counts.getOrDefault(best, 0) ? language : best;
        }
        return best;
    }

    /** Whether 1.250 is more than a thousand. */
    boolean pointsPartThousands() {
        return this != ENGLISH;
    }

    /** A day of which the order of day and month is not clear by itself, as 01/02/2026. */
    Optional<LocalDate> ambiguousDay(String written) {
        String[] parts = written.split("/", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        int first = Integer.parseInt(parts[0]);
        int second = Integer.parseInt(parts[1]);
        int year = Integer.parseInt(parts[2]);
        return this == ENGLISH ? Dates.of(year, first, second) : Dates.of(year, second, first);
    }
}
