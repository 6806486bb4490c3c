package dev.openbook.cli;

import dev.openbook.json.PlainWords;
import java.util.stream.Collectors;

/** Words out of strangers' files, made fit for a terminal. */
final class Shown {
    private Shown() {}

    /** The same of words that stand on several lines. */
    static String lines(String words) {
        return words.lines().map(Shown::words).collect(Collectors.joining("\n"));
    }

    /** On one line. */
    static String words(String words) {
        return PlainWords.of(words);
    }
}
