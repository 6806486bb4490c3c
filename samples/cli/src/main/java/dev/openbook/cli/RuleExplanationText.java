package dev.openbook.cli;

import dev.openbook.rule.BusinessDecision;
import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.Reason;
import dev.openbook.rule.RuleResult;
import dev.openbook.rules.RuleExplanation;
import java.util.Locale;

/** What rules decided and why, for people who did not write them. */
final class RuleExplanationText {
    private static final String INDENT = "    ";

    private final Terminal terminal;

    RuleExplanationText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(RuleExplanation explanation) {
        Decision decision = explanation.decision();
        terminal.out().println(terminal.bold(sentence(decision.outcome())) + terminal.faint(" (stage: " + word(decision.stage()) + ")"));
        String set = "";
        for (RuleResult result : decision.results()) {
            if (!set.equals(result.ruleSet())) {
                set = result.ruleSet();
                terminal.out().println();
                terminal.out().println(terminal.bold(set) + "  " + terminal.faint(Shown.words(file(explanation, set))));
            }
            result(result, file(explanation, set));
        }
        explanation.business().forEach(this::business);
    }

    private static String file(RuleExplanation explanation, String set) {
        return explanation.files().getOrDefault(set, "");
    }

    private void result(RuleResult result, String file) {
        terminal.out().println("  " + Shown.words(result.rule()) + ": " + verdict(result));
        lines("", result.message());
        for (Reason reason : result.reasons()) {
            lines("", reason.expression() + " is " + reason.value() + " (" + file + ":" + reason.line() + ":" + reason.column() + ")");
        }
        if (result.reasons().isEmpty()) {
            lines("", result.explanation());
        }
        if (!result.unknown().isEmpty()) {
            lines("Not known: ", String.join(", ", result.unknown()));
        }
        result.retry().ifPresent(retry -> lines("Try again, at most " + Counted.of(retry.max(), "time") + ": ", retry.hint()));
        if (!result.redactions().isEmpty()) {
            lines("Blacked out: ", Counted.of(result.redactions().size(), "place"));
        }
    }

    private void lines(String label, String words) {
        if (!words.isEmpty()) {
            terminal.out().println(terminal.wrapped(label + Shown.words(words), INDENT));
        }
    }

    private void business(String name, BusinessDecision decided) {
        if (!decided.rows().isEmpty() || !decided.outputs().isEmpty()) {
            terminal.out().println();
            terminal.out().println(terminal.bold(Shown.words(name))
                    + (decided.rows().isEmpty() ? "" : "  row " + String.join(", ", decided.rows())));
            decided.outputs().forEach((output, value) -> lines("", output + ": " + value));
        }
        if (!decided.questions().isEmpty()) {
            terminal.out().println();
            terminal.out().println(terminal.bold("To decide, somebody has to answer:"));
            decided.questions().forEach(question -> lines("", question.text() + " (" + question.fact() + ")"));
        }
    }

    private static String verdict(RuleResult result) {
        return switch (result.verdict()) {
            case HOLDS -> "holds";
            case NOT_APPLICABLE -> "does not apply";
            case VIOLATED -> "does not hold, so: " + word(result.outcome());
            case UNDECIDED -> "cannot be decided, so: " + word(result.outcome());
            case FAILED -> "cannot be computed, so: " + word(result.outcome());
        };
    }

    private static String sentence(Outcome outcome) {
        return switch (outcome) {
            case ALLOW -> "Allowed.";
            case AUDIT -> "Allowed, with a note in the record.";
            case WARN -> "Allowed, with a warning.";
            case REDACT -> "Allowed, with parts blacked out.";
            case REVIEW -> "Not decided: a person has to look first.";
            case DENY -> "Refused.";
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
