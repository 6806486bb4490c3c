package dev.openbook.rules.table;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody may have meant. */
final class Nearest {
    private static final int MAX_LENGTH = 60;

    private Nearest() {}

    /** The nearest of some words, unless none is near; by Levenshtein's distance, upper and lower case alike. */
    static Optional<String> to(String word, List<String> words) {
        int most = Math.max(1, Math.min(3, word.length() / 3));
        return word.length() > MAX_LENGTH
                ? Optional.empty()
                : words.stream()
                        .filter(known -> known.length() <= MAX_LENGTH && distance(word, known) <= most)
                        .min(Comparator.comparingInt(known -> distance(word, known)));
    }

    private static int distance(String one, String other) {
        String from = one.toLowerCase(Locale.ROOT);
        String to = other.toLowerCase(Locale.ROOT);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int above = row[j];
                int swapped = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swapped, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}
