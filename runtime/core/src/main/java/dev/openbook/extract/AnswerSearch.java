package dev.openbook.extract;

import dev.openbook.internal.encode.TokenRange;
import dev.openbook.internal.encode.TrimmedSpan;
import dev.openbook.model.ExtractedAnswer;
import dev.openbook.model.ReadingOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the likeliest answers that do not overlap: the best span of all windows first, then the best of what it leaves, and so
 * on. Of equals the one that begins first, and the shorter.
 *
 * @param spans where answers stand
 * @param options how many answers, and how long
 */
record AnswerSearch(AnswerSpans spans, ReadingOptions options) {

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
        boolean[] taken = taken(window.range(), chosen);
        ExtractedAnswer best = null;
        double most = 0;
        for (int from = 0; from < taken.length; from++) {
            int end = Math.min(taken.length, from + options.maxAnswerTokens());
            for (int to = from; to < end && !taken[to]; to++) {
                double score = window.start()[from] * window.end()[to];
                if (score > most) {
                    TrimmedSpan span = spans.of(window.range().from() + from, window.range().from() + to);
                    if (!span.isEmpty() && chosen.stream().noneMatch(answer -> overlap(span.start(), span.end(), answer))) {
                        best = new ExtractedAnswer(span.text(), span.start(), span.end(), score);
                        most = score;
                    }
                }
            }
        }
        return best;
    }

    /** Which tokens of a window share text with a chosen answer: no span that holds one of them need be looked at. */
    private boolean[] taken(TokenRange range, List<ExtractedAnswer> chosen) {
        boolean[] taken = new boolean[range.length()];
        for (int i = 0; i < taken.length; i++) {
            int start = spans.start(range.from() + i);
            int end = spans.end(range.from() + i);
            taken[i] = chosen.stream().anyMatch(answer -> overlap(start, end, answer));
        }
        return taken;
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
