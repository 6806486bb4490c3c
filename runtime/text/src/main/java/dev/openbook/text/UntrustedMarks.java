package dev.openbook.text;

import dev.openbook.model.Prompt;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Marks that travel through a chat template: a noncharacter (U+FDD0 to U+FDEF, which Unicode sets aside for use within
 * programs) behind each character that {@link SpellingFinder} names. To a template it is a character like any other, so it
 * stays with the one in front of it whatever is trimmed, cut or joined. Immutable.
 *
 * @param chat the chat to render, which does not hold the mark
 * @param mark the noncharacter
 */
record UntrustedMarks(Prompt.Chat chat, char mark) {
    private static final char FIRST = '\uFDD0';
    private static final char LAST = '\uFDEF';

    /** Chooses a mark that the chat does not hold; if it holds all of them, which no text does, the last one is taken out. */
    static UntrustedMarks of(Prompt.Chat chat) {
        BitSet held = new BitSet();
        change(chat, text -> {
            text.chars().filter(unit -> unit >= FIRST && unit <= LAST).forEach(held::set);
            return text;
        });
        int free = held.nextClearBit(FIRST);
        if (free <= LAST) {
            return new UntrustedMarks(chat, (char) free);
        }
        return new UntrustedMarks(change(chat, text -> text.replace(String.valueOf(LAST), "")), LAST);
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
     * @return empty if the two differ by more than the marks
     */
    Optional<PromptText> read(String plain, String rendering) {
        StringBuilder text = new StringBuilder(rendering.length());
        List<PromptText.Range> untrusted = new ArrayList<>();
        for (int i = 0; i < rendering.length(); i++) {
            char unit = rendering.charAt(i);
            int length = text.length();
            if (unit != mark) {
                text.append(unit);
            } else if (length > 0) {
                untrusted.add(new PromptText.Range(text.offsetByCodePoints(length, -1), length));
            }
        }
        return text.toString().equals(plain)
                ? Optional.of(new PromptText(plain, untrusted))
                : Optional.empty();
    }

    private String marked(String text, BitSet places) {
        if (places.isEmpty()) {
            return text;
        }
        StringBuilder marked = new StringBuilder(text.length() + places.cardinality());
        int copied = 0;
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            int behind = text.offsetByCodePoints(place, 1);
            marked.append(text, copied, behind).append(mark);
            copied = behind;
        }
        return marked.append(text, copied, text.length()).toString();
    }

    private static Prompt.Chat change(Prompt.Chat chat, UnaryOperator<String> change) {
        return new ChatStrings(change, change).map(chat);
    }
}
