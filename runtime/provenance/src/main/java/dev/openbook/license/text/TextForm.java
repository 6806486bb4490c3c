package dev.openbook.license.text;

import dev.openbook.license.text.TextPart.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A text as it is published, in numbers: 0 and 1 begin and end what may be missing; 2 begins what may be replaced, followed by
 * what may stand there (a {@link Place}), the number of its regular expression (of those of {@link Vocabulary}; 0 if it has none),
 * how many words, and the words; the others, less three, are words that must stand there.
 *
 * <p>Immutable and thread-safe.
 */
final class TextForm {
    static final char BEGIN = 0;
    static final char END = 1;
    static final char REPLACEABLE = 2;
    static final char FIRST_WORD = 3;

    private static final List<Place> PLACES = List.of(Place.values());

    private final String identifier;
    private final char[] code;
    private final Vocabulary vocabulary;

    TextForm(String identifier, char[] code, Vocabulary vocabulary) {
        this.identifier = identifier;
        this.code = code;
        this.vocabulary = vocabulary;
    }

    String identifier() {
        return identifier;
    }

    boolean sameAs(TextForm other) {
        return Arrays.equals(code, other.code);
    }

    /** Its parts in order. */
    List<TextPart> parts() {
        Deque<List<TextPart>> open = new ArrayDeque<>();
        open.push(new ArrayList<>());
        for (int at = 0; at < code.length; at++) {
            if (code[at] == BEGIN) {
                open.push(new ArrayList<>());
            } else if (code[at] == END) {
                List<TextPart> parts = open.pop();
                open.element().add(new TextPart.Maybe(parts));
            } else if (code[at] == REPLACEABLE) {
                Place place = PLACES.get(code[at + 1]);
                int count = code[at + 3];
                open.element().add(new TextPart.Replaceable(
                        place,
                        place == Place.PATTERN ? vocabulary.patterns().get(code[at + 2]) : "",
                        words(at + 4, at + 4 + count)));
                at += 3 + count;
            } else {
                int end = endOfWords(at);
                open.element().add(new TextPart.Words(words(at, end)));
                at = end - 1;
            }
        }
        return open.element();
    }

    private int endOfWords(int start) {
        int end = start;
        while (end < code.length && code[end] >= FIRST_WORD) {
            end++;
        }
        return end;
    }

    private List<String> words(int start, int end) {
        List<String> words = new ArrayList<>(end - start);
        for (int at = start; at < end; at++) {
            words.add(vocabulary.words().get(code[at] - FIRST_WORD));
        }
        return words;
    }

    /**
     * What finds it: runs that must be there, and those that may.
     *
     * @param other another form of the same licence, or this one: what it lacks need not be there
     */
    Fingerprint fingerprint(TextForm other) {
        return other == this ? runs().fingerprint() : runs().fingerprint(other.runs());
    }

    private RunsOfForm runs() {
        RunsOfForm runs = new RunsOfForm(vocabulary.digests());
        int depth = 0;
        for (int at = 0; at < code.length; at++) {
            if (code[at] <= END) {
                depth += code[at] == BEGIN ? 1 : -1;
                runs.breakRequired();
            } else if (code[at] == REPLACEABLE) {
                Place place = PLACES.get(code[at + 1]);
                int count = code[at + 3];
                if (place == Place.NAME || place == Place.PATTERN) {
                    runs.breakRequired();
                    for (int word = at + 4; word < at + 4 + count; word++) {
                        runs.addReplaceable(code[word] - FIRST_WORD);
                    }
                }
                at += 3 + count;
            } else {
                runs.add(code[at] - FIRST_WORD, depth == 0);
            }
        }
        return runs;
    }
}
