package dev.openbook.extract;

import dev.openbook.internal.encode.TokenWords;
import dev.openbook.internal.encode.TrimmedSpan;
import dev.openbook.model.ExtractedAnswer;
import dev.openbook.model.ReadingOptions;
import dev.openbook.text.PairTokenization;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the likeliest answers that do not overlap: the best span of all windows first, then the best of what it leaves, and so
 * on. Of equals the one that begins first, and the shorter.
 *
 * @param context what is read
 * @param pair question and context as tokens
 * @param options how many answers, and how long
 */
record AnswerSearch(String context, PairTokenization pair, ReadingOptions options) {

    /** Best first. */
    List<ExtractedAnswer> in(List<WindowSpans> windows) {
        List<ExtractedAnswer> chosen = new ArrayList<>();
        List<@Nullable ExtractedAnswer> candidates = new ArrayList<>(windows.size());
        for (WindowSpans window : windows) {
            candidates.add(best(window, chosen));
        }
        ExtractedAnswer next = likeliest(candidates);
        while (next != null && chosen.size() < options.maxAnswers()) {
            chosen.add(next);
            for (int i = 0; i < windows.size(); i++) {
                ExtractedAnswer candidate = candidates.get(i);
                if (candidate != null && overlap(candidate.start(), candidate.end(), next)) {
                    candidates.set(i, best(windows.get(i), chosen));
                }
            }
            next = likeliest(candidates);
        }
        return chosen;
    }

    private @Nullable ExtractedAnswer best(WindowSpans window, List<ExtractedAnswer> chosen) {
        ExtractedAnswer best = null;
        double most = 0;
        for (int from = 0; from < window.start().length; from++) {
            int end = Math.min(window.end().length, from + options.maxAnswerTokens());
            for (int to = from; to < end; to++) {
                double score = window.start()[from] * window.end()[to];
                if (score > most) {
                    TrimmedSpan span = span(window.range().from() + from, window.range().from() + to);
                    if (!span.isEmpty() && chosen.stream().noneMatch(answer -> overlap(span.start(), span.end(), answer))) {
                        best = new ExtractedAnswer(span.text(), span.start(), span.end(), score);
                        most = score;
                    }
                }
            }
        }
        return best;
    }

    /** Where some tokens stand in the context, both ends included. */
    private TrimmedSpan span(int firstToken, int lastToken) {
        int first = pair.secondStart() + firstToken;
        int last = pair.secondStart() + lastToken;
        if (options.wholeWords()) {
            while (first > pair.secondStart() && TokenWords.goesOn(context, pair.tokens(), first)) {
                first--;
            }
            while (last + 1 < pair.secondEnd() && TokenWords.goesOn(context, pair.tokens(), last + 1)) {
                last++;
            }
        }
        return TrimmedSpan.of(context, pair.tokens().starts()[first], pair.tokens().ends()[last]);
    }

    private static @Nullable ExtractedAnswer likeliest(List<@Nullable ExtractedAnswer> candidates) {
        ExtractedAnswer best = null;
        for (ExtractedAnswer candidate : candidates) {
            if (candidate != null && (best == null || candidate.score() > best.score())) {
                best = candidate;
            }
        }
        return best;
    }

    private static boolean overlap(int start, int end, ExtractedAnswer answer) {
        return start < answer.end() && answer.start() < end;
    }
}
