package dev.openbook.gate;

import dev.openbook.library.split.Sentences;
import dev.openbook.rule.RuleRequest;
import dev.openbook.rule.RuleResponse;
import dev.openbook.rule.RuleResponse.Scope;
import dev.openbook.rule.RuleResponse.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that a model wrote, as rules see it. Sentences are those of the house's splitter; all that ask nothing count as factual,
 * since nobody looked which of them state something; markers such as {@code [1]} are their citations. Whether a source supports
 * them is unknown.
 */
final class WrittenText {
    private static final Pattern MARKER = Pattern.compile("\\[([0-9]{1,4})]");

    private WrittenText() {}

    static RuleResponse whole(RuleRequest request, String text, int attempt) {
        List<Sentence> sentences =
                Sentences.of(text).stream().map(range -> sentence(range.of(text))).toList();
        return new RuleResponse(request, Scope.ANSWER, text, Optional.of(sentences), List.of(), attempt);
    }

    static RuleResponse sentence(RuleRequest request, String text, int attempt) {
        return new RuleResponse(request, Scope.SENTENCE, text, Optional.of(List.of(sentence(text))), List.of(), attempt);
    }

    private static Sentence sentence(String text) {
        List<Integer> citations = new ArrayList<>();
        for (Matcher marker = MARKER.matcher(text); marker.find(); ) {
            citations.add(Integer.parseInt(marker.group(1)));
        }
        return new Sentence(text, !text.endsWith("?"), citations, Optional.empty());
    }
}
