package dev.openbook.rules.lint;

import dev.openbook.rule.RuleStage;
import dev.openbook.rules.logic.ParsedExpression;
import dev.openbook.rules.logic.Quotation;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Messages that tell what the rule is there to hold back: messages are shown, and kept in receipts. */
final class Messages {
    private final WrittenSet set;

    Messages(WrittenSet set) {
        this.set = set;
    }

    void look() {
        Set<String> secrets = secrets(set.document().stage());
        Map<String, ParsedExpression> variables = new LinkedHashMap<>();
        set.variables().forEach((name, written) -> variables.put(name, written.expression()));
        Quotation quotation = new Quotation(secrets, variables);
        for (WrittenRule rule : set.rules()) {
            for (Written said : rule.said()) {
                if (quotation.isIn(said.expression())) {
                    set.warn(said.start(), Code.REVEALING, "This quotes the text that the rule is there to hold back,"
                            + " and messages are shown and"
                            + " kept in receipts. Say what is wrong with the text, such as its length, and not its words.");
                }
            }
        }
    }

    private static Set<String> secrets(RuleStage stage) {
        return switch (stage) {
            case RESPONSE -> Set.of("answer.text", "answer.sentences", "answer.sources");
            case RETRIEVAL -> Set.of("passage.text");
            case ADMISSION, REQUEST, BUSINESS -> Set.of();
        };
    }
}
