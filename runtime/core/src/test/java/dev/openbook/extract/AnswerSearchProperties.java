package dev.openbook.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.internal.encode.TokenRange;
import dev.openbook.internal.encode.TokenWords;
import dev.openbook.model.ExtractedAnswer;
import dev.openbook.model.ReadingOptions;
import dev.openbook.text.PairTokenization;
import dev.openbook.text.Tokenization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The search finds what trying all spans of all windows finds. */
class AnswerSearchProperties {

    @Property(tries = 500)
    void answersAreThoseThatTryingAllSpansFinds(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 24) int tokens,
            @ForAll @IntRange(min = 1, max = 8) int answers,
            @ForAll @IntRange(min = 1, max = 6) int answerTokens,
            @ForAll boolean wholeWords) {
        Random random = new Random(seed);
        Row row = row(random, tokens);
        List<WindowSpans> windows = windows(random, tokens);
        ReadingOptions options = ReadingOptions.standard()
                .withMaxAnswers(answers)
                .withMaxAnswerTokens(answerTokens)
                .withWholeWords(wholeWords);

        assertThat(new AnswerSearch(AnswerSpans.of(row.text(), row.pair(), wholeWords), options).in(windows))
                .isEqualTo(tried(row, windows, options));
    }

    private record Row(String text, PairTokenization pair) {}

    /** Tokens with or without a space in front of them, and some that have no text or share a character with the one before. */
    private static Row row(Random random, int count) {
        StringBuilder text = new StringBuilder();
        int[] starts = new int[count];
        int[] ends = new int[count];
        for (int i = 0; i < count; i++) {
            starts[i] = text.length();
            switch (random.nextInt(5)) {
                case 0 -> text.append(" w");
                case 1 -> text.append(' ');
                case 2 -> starts[i] = i > 0 ? starts[i - 1] : 0;
                default -> text.append("ab");
            }
            ends[i] = text.length();
        }
        int[] words = new int[count];
        for (int i = 1; i < count; i++) {
            words[i] = words[i - 1] + random.nextInt(2);
        }
        Tokenization all = new Tokenization(
                new int[count], new int[count], Collections.nCopies(count, "x"), starts, ends, words, new boolean[count]);
        return new Row(text.toString(), new PairTokenization(all, 0, 0, 0, count));
    }

    /** One or two that overlap. */
    private static List<WindowSpans> windows(Random random, int tokens) {
        int middle = tokens / 2;
        List<TokenRange> ranges = random.nextBoolean() || tokens < 4
                ? List.of(new TokenRange(0, tokens))
                : List.of(new TokenRange(0, middle + 1), new TokenRange(middle - 1, tokens));
        return ranges.stream()
                .map(range -> new WindowSpans(range, numbers(random, range.length()), numbers(random, range.length()), 0))
                .toList();
    }

    private static double[] numbers(Random random, int count) {
        double[] numbers = new double[count];
        Arrays.setAll(numbers, i -> random.nextDouble());
        return numbers;
    }

    private static boolean goesOn(Row row, int token) {
        return TokenWords.goesOn(row.text(), row.pair().tokens(), token);
    }

    private static List<ExtractedAnswer> tried(Row row, List<WindowSpans> windows, ReadingOptions options) {
        List<ExtractedAnswer> all = new ArrayList<>();
        for (WindowSpans window : windows) {
            for (int from = 0; from < window.range().length(); from++) {
                for (int to = from; to < window.range().length() && to - from < options.maxAnswerTokens(); to++) {
                    int first = window.range().from() + from;
                    int last = window.range().from() + to;
                    while (options.wholeWords() && first > 0 && goesOn(row, first)) {
                        first--;
                    }
                    while (options.wholeWords() && last + 1 < row.pair().secondEnd() && goesOn(row, last + 1)) {
                        last++;
                    }
                    int start = row.pair().tokens().starts()[first];
                    int end = row.pair().tokens().ends()[last];
                    String text = row.text().substring(start, end);
                    int begin = start + text.length() - text.stripLeading().length();
                    if (!text.isBlank()) {
                        all.add(new ExtractedAnswer(
                                text.strip(), begin, begin + text.strip().length(), window.start()[from] * window.end()[to]));
                    }
                }
            }
        }
        all.sort(Comparator.comparingDouble(ExtractedAnswer::score).reversed());
        List<ExtractedAnswer> chosen = new ArrayList<>();
        for (ExtractedAnswer next : all) {
            boolean free = chosen.stream().noneMatch(other -> next.start() < other.end() && other.start() < next.end());
            if (free && chosen.size() < options.maxAnswers()) {
                chosen.add(next);
            }
        }
        return chosen;
    }
}
