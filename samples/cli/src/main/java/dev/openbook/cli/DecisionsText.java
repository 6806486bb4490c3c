package dev.openbook.cli;

import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.ReviewTicket;
import dev.openbook.rule.RuleResult;
import java.util.List;
import java.util.Optional;

/** What rules decided, in plain words: what was refused, sent to a person, blacked out or is worth knowing. */
final class DecisionsText {
    private final Terminal terminal;

    DecisionsText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(List<Decision> decisions, Optional<ReviewTicket> review) {
        review.ifPresent(ticket -> terminal.out().println(terminal.bold(terminal.wrapped(
                "A person has to look at this before it is used (ticket " + ticket.id() + ").", ""))));
        for (Decision decision : decisions) {
            for (RuleResult result : decision.violations()) {
                String words = result.message().isEmpty() ? result.explanation() : result.message();
                String about = decision.subject().isEmpty() ? "" : " [" + decision.subject() + "]";
                terminal.out().println(terminal.faint(terminal.wrapped(label(result.outcome()) + ": " + words + about, "  ")));
            }
        }
    }

    private static String label(Outcome outcome) {
        return switch (outcome) {
            case ALLOW, AUDIT -> "Note";
            case WARN -> "Warning";
            case REDACT -> "Blacked out";
            case REVIEW -> "For a person to look at";
            case DENY -> "Refused";
        };
    }
}
