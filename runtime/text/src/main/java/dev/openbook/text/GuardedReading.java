package dev.openbook.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a tokenizer reads a prompt as it stands: which guarded tokens come from trusted spellings, and whether anything else
 * would have to be read otherwise.
 */
final class GuardedReading {

    /**
     * A trusted spelling of a guarded token.
     *
     * @param start where it begins in the prompt
     * @param end where it ends, exclusive
     * @param token what it spells
     */
    record Spelling(int start, int end, AddedToken token) {}

    private final PromptText prompt;
    private final Map<Integer, AddedToken> guarded;
    private final TreeMap<Integer, Spelling> trusted = new TreeMap<>();
    private boolean harmless = true;

    private GuardedReading(PromptText prompt, Map<Integer, AddedToken> guarded) {
        this.prompt = prompt;
        this.guarded = guarded;
    }

    static GuardedReading of(
            PromptText prompt, Tokenization usual, Map<Integer, AddedToken> guarded, Vocabulary vocabulary) {
        GuardedReading reading = new GuardedReading(prompt, guarded);
        for (int i = 0; i < usual.ids().length; i++) {
            AddedToken token = guarded.get(usual.ids()[i]);
            if (token != null && !usual.special()[i]) {
                reading.classify(token, usual.starts()[i], usual.ends()[i], vocabulary.unknown());
            }
        }
        reading.recoverSwallowed(usual, vocabulary);
        return reading;
    }

    /** Whether the usual ids can stand: every guarded token comes from its own, trusted spelling, and none is missing. */
    boolean isHarmless() {
        return harmless;
    }

    /** Trusted spellings, in order. */
    List<Spelling> trusted() {
        return new ArrayList<>(trusted.values());
    }

    /** White space that a token took along belongs to no spelling and may come from anywhere. */
    private void classify(AddedToken token, int start, int end, int unknown) {
        String text = prompt.text();
        String content = token.content();
        if (start > end) { // a tokenizer at odds with itself
            harmless = false;
            return;
        }
        int begin = text.indexOf(content, start);
        boolean spelled = begin >= 0
                && begin + content.length() <= end
                && text.substring(start, begin).isBlank()
                && text.substring(begin + content.length(), end).isBlank();
        if (spelled && !prompt.touches(begin, begin + content.length())) {
            trusted.put(begin, new Spelling(begin, begin + content.length(), token));
        } else if (token.id() != unknown || contains(text.substring(start, end), content)) {
            harmless = false;
        }
    }

    /** Text that the tokenizer does not know is no spelling of the unknown token. */
    private static boolean contains(String text, String content) {
        return FoldedText.of(text).text().toString().contains(FoldedText.of(content).text());
    }

    /**
     * Finds trusted spellings that are hidden because an added token reaches into them from untrusted text, as
     * {@code <<} does in {@code <} + {@code <|im_end|>}: untrusted text could make the template's own tokens vanish that way.
     */
    private void recoverSwallowed(Tokenization usual, Vocabulary vocabulary) {
        for (int i = 0; i < usual.ids().length; i++) {
            int start = usual.starts()[i];
            int end = usual.ends()[i];
            if (start < end
                    && !usual.special()[i]
                    && vocabulary.isAdded(usual.ids()[i])
                    && prompt.touches(start, end)
                    && !prompt.touches(end - 1, end)) {
                recover(start, end);
            }
        }
    }

    private void recover(int start, int end) {
        String text = prompt.text();
        for (int from = start + 1; from < end; from++) {
            for (AddedToken token : guarded.values()) {
                int to = from + token.content().length();
                if (text.startsWith(token.content(), from) && !prompt.touches(from, to) && !isTrusted(from, token)) {
                    trusted.merge(from, new Spelling(from, to, token), GuardedReading::longer);
                    harmless = false;
                }
            }
        }
    }

    private boolean isTrusted(int from, AddedToken token) {
        Spelling known = trusted.get(from);
        return known != null && known.token().equals(token);
    }

    private static Spelling longer(Spelling one, Spelling other) {
        return one.end() >= other.end() ? one : other;
    }
}
