package dev.openbook.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A set of spellings, looked up along a text character by character. Immutable once made. */
final class SpellingTrie {
    private static final class Node {
        final Map<Character, Node> next = new HashMap<>();
        boolean complete;
    }

    private final Node root = new Node();
    private int longest;

    SpellingTrie(List<String> spellings) {
        for (String spelling : spellings) {
            Node node = root;
            for (int i = 0; i < spelling.length(); i++) {
                node = node.next.computeIfAbsent(spelling.charAt(i), character -> new Node());
            }
            node.complete = true;
            longest = Math.max(longest, spelling.length());
        }
    }

    /** The length of the longest spelling. */
    int longest() {
        return longest;
    }

    /** Where the longest spelling that begins at an index ends, exclusive; -1 if none begins there. */
    int endOfSpelling(CharSequence text, int from, int to) {
        int end = -1;
        Node node = root;
        for (int i = from; i < to; i++) {
            node = node.next.get(text.charAt(i));
            if (node == null) {
                break;
            }
            if (node.complete) {
                end = i + 1;
            }
        }
        return end;
    }

    /** How many characters from an index on begin some spelling. */
    int matching(CharSequence text, int from, int to) {
        Node node = root;
        for (int i = from; i < to; i++) {
            node = node.next.get(text.charAt(i));
            if (node == null) {
                return i - from;
            }
        }
        return to - from;
    }
}
