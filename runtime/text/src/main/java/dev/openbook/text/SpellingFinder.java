package dev.openbook.text;

import java.util.BitSet;
import java.util.List;

/**
 * Finds the characters of an untrusted string by which it could spell a special token, alone or together with what a
 * template puts beside it. Thread-safe.
 */
final class SpellingFinder {
    /** How far to go. */
    enum Care {
        /** Also parts of spellings within a string, and names that are such parts. */
        ALL_PARTS,
        /** Whole spellings, and parts of spellings at the ends of a string. */
        ENDS
    }

    private static final int SHORTEST_PART = 2;

    private final List<String> spellings;
    private final SpellingTrie forwards;
    private final SpellingTrie backwards;

    SpellingFinder(List<String> spellings) {
        this.spellings = spellings.stream()
                .map(spelling -> FoldedText.of(spelling).text().toString())
                .filter(spelling -> !spelling.isBlank())
                .distinct()
                .toList();
        this.forwards = new SpellingTrie(this.spellings);
        this.backwards = new SpellingTrie(
                this.spellings.stream().map(SpellingFinder::reversed).toList());
    }

    /** Indices of the characters to mark. */
    BitSet find(String string, Care care) {
        BitSet found = new BitSet();
        FoldedText folded = FoldedText.of(string);
        CharSequence text = folded.text();
        int length = text.length();
        int begin = 0;
        while (begin < length && Character.isWhitespace(text.charAt(begin))) {
            begin++;
        }
        int end = length;
        while (end > begin && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        beginnings(folded, end, care, found);
        endings(folded, begin, care, found);
        if (care == Care.ALL_PARTS && begin < end && isPart(text.subSequence(begin, end).toString())) {
            found.set(folded.origin(begin));
        }
        return found;
    }

    /** First characters of what spells a token, or the beginning of one at the end of the string. */
    private void beginnings(FoldedText folded, int end, Care care, BitSet found) {
        CharSequence text = folded.text();
        int length = text.length();
        for (int i = 0; i < length; i++) {
            int matching = forwards.matching(text, i, length);
            if (matching == 0) {
                continue;
            }
            boolean part = care == Care.ALL_PARTS && matching >= SHORTEST_PART;
            boolean atEnd = i < end && i + matching >= end;
            if (part || atEnd || forwards.endOfSpelling(text, i, i + matching) >= 0) {
                found.set(folded.origin(i));
            }
        }
    }

    /** Last characters of what ends a spelling, at the beginning of the string. */
    private void endings(FoldedText folded, int begin, Care care, BitSet found) {
        String text = reversed(folded.text());
        int length = text.length();
        int from = care == Care.ALL_PARTS ? 0 : Math.max(0, length - begin - backwards.longest());
        for (int i = from; i < length; i++) {
            int matching = backwards.matching(text, i, length);
            boolean part = care == Care.ALL_PARTS && matching >= SHORTEST_PART;
            boolean atBegin = matching > 0 && i < length - begin && i + matching >= length - begin;
            if (part || atBegin) {
                found.set(folded.origin(length - 1 - i));
            }
        }
    }

    private boolean isPart(String text) {
        return text.length() <= forwards.longest()
                && spellings.stream().anyMatch(spelling -> spelling.contains(text));
    }

    private static String reversed(CharSequence text) {
        StringBuilder reversed = new StringBuilder(text.length());
        for (int i = text.length() - 1; i >= 0; i--) {
            reversed.append(text.charAt(i)); // unit by unit: whole pairs do not matter for comparing
        }
        return reversed.toString();
    }
}
