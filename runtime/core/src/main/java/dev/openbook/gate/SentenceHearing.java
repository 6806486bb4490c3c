package dev.openbook.gate;

import dev.openbook.library.split.Sentences;
import dev.openbook.library.split.TextRange;
import dev.openbook.model.TokenListener;
import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.Redaction;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whole sentences, once rules let them pass. A sentence is complete when its line is, or when two more have begun behind it: what
 * follows can move the end of the last one and of the one before it, but none further back. Tokens are not heard at all, as their
 * ids spell what is held back.
 *
 * <p>What is not yet complete is taken apart anew with every piece that could complete a sentence, which costs time in proportion
 * to two sentences, not to the text.
 */
final class SentenceHearing extends Hearing {
    private final Function<String, Decision> judge;
    private final Runnable stop;
    private final StringBuilder held = new StringBuilder();
    private Optional<Decision> stopped = Optional.empty();

    /**
     * Sentences for a listener.
     *
     * @param judge asks the rules about one sentence
     * @param stop ends the writing
     */
    SentenceHearing(TokenListener listener, Function<String, Decision> judge, Runnable stop) {
        super(listener);
        this.judge = judge;
        this.stop = stop;
    }

    @Override
    public void onText(String piece) {
        held.append(piece);
        if (stopped.isEmpty()) {
            String text = held.toString();
            List<TextRange> sentences = Sentences.of(text);
            int line = text.lastIndexOf('\n');
            int complete = 0;
            while (complete < sentences.size()
                    && (complete < sentences.size() - 2 || sentences.get(complete).end() <= line)) {
                complete++;
            }
            say(text, sentences.subList(0, complete));
        }
    }

    @Override
    void end() {
        if (stopped.isEmpty()) {
            String text = held.toString();
            say(text, Sentences.of(text));
        }
        if (stopped.isEmpty()) {
            say(held.toString());
            held.setLength(0);
        }
    }

    @Override
    Optional<Decision> stopped() {
        return stopped;
    }

    private void say(String text, List<TextRange> sentences) {
        int said = 0;
        for (TextRange range : sentences) {
            String sentence = range.of(text);
            Decision decision = judge.apply(sentence);
            if (decision.outcome().compareTo(Outcome.REVIEW) >= 0) {
                stopped = Optional.of(decision);
                stop.run();
                break;
            }
            say(text.substring(said, range.start()) + Redaction.apply(sentence, decision.redactions()));
            said = range.end();
        }
        held.delete(0, said);
    }
}
