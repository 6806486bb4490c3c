package dev.openbook.text;

import dev.openbook.model.Prompt;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Marks that travel through a chat template: noncharacters (U+FDD0 to U+FDEF, which Unicode sets aside for use within
 * programs) on both sides of each character that {@link SpellingFinder} names. To a template they are characters like any
 * other, so they stay with the one between them whatever is trimmed, cut or joined; where a template cuts between them, one
 * of the two is missing, and the rendering says nothing. Immutable.
 *
 * @param chat the chat to render, which does not hold the marks
 * @param open the noncharacter in front
 * @param close the noncharacter behind
 */
record UntrustedMarks(Prompt.Chat chat, char open, char close) {
    private static final char FIRST = '\uFDD0';
    private static final char LAST = '\uFDEF';
    /** What one character may become within a template, such as {@code \\ud83e\\udd16}. */
    private static final int MOST_OF_ONE = 12;

    /** Chooses marks that the chat does not hold; if it holds nearly all of them, which no text does, the last two are taken out. */
    static UntrustedMarks of(Prompt.Chat chat) {
        BitSet held = new BitSet();
        change(chat, text -> {
            text.chars().filter(unit -> unit >= FIRST && unit <= LAST).forEach(held::set);
            return text;
        });
        int open = held.nextClearBit(FIRST);
        int close = held.nextClearBit(open + 1);
        if (close <= LAST) {
            return new UntrustedMarks(chat, (char) open, (char) close);
        }
        char last = LAST;
        char lastButOne = LAST - 1;
        return new UntrustedMarks(
                change(chat, text -> text.replace(String.valueOf(last), "").replace(String.valueOf(lastButOne), "")),
                lastButOne,
                last);
    }

    /** The chat with marks; equal to {@link #chat()} if there is nothing to mark. */
    Prompt.Chat marked(SpellingFinder finder, SpellingFinder.Care care) {
        return new ChatStrings(
                        role -> marked(role, finder.find(role, SpellingFinder.Care.ENDS)),
                        text -> marked(text, finder.find(text, care)))
                .map(chat);
    }

    /**
     * The prompt whose marked characters are not to be trusted.
     *
     * @param plain the prompt as the template gives it without marks
     * @param rendering the prompt as the template gives it with marks
     * @return empty if the two differ by more than the marks, or a mark has lost its fellow
     */
    Optional<PromptText> read(String plain, String rendering) {
        StringBuilder text = new StringBuilder(rendering.length());
        List<PromptText.Range> untrusted = new ArrayList<>();
        int from = -1;
        for (int i = 0; i < rendering.length(); i++) {
            char unit = rendering.charAt(i);
            if (unit != open && unit != close) {
                text.append(unit);
                continue;
            }
            if ((unit == open) != (from < 0) || (from >= 0 && text.length() - from > MOST_OF_ONE)) {
                return Optional.empty();
            }
            if (unit == close && text.length() > from) {
                untrusted.add(new PromptText.Range(from, text.length()));
            }
            from = unit == open ? text.length() : -1;
        }
        return from < 0 && text.toString().equals(plain)
                ? Optional.of(new PromptText(plain, untrusted))
                : Optional.empty();
    }

    private String marked(String text, BitSet places) {
        if (places.isEmpty()) {
            return text;
        }
        StringBuilder marked = new StringBuilder(text.length() + 2 * places.cardinality());
        int copied = 0;
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            int behind = text.offsetByCodePoints(place, 1);
            marked.append(text, copied, place).append(open).append(text, place, behind).append(close);
            copied = behind;
        }
        return marked.append(text, copied, text.length()).toString();
    }

    private static Prompt.Chat change(Prompt.Chat chat, UnaryOperator<String> change) {
        return new ChatStrings(change, change).map(chat);
    }
}
