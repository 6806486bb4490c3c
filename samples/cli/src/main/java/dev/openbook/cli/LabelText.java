package dev.openbook.cli;

import dev.openbook.label.LabelLine;
import dev.openbook.label.ModelLabel;
import dev.openbook.provenance.Certainty;
import java.util.List;
import java.util.Locale;

/** A model's label on a terminal, arranged like the one on food: a heavy line around it, thin lines between its parts. */
final class LabelText {
    private static final int HEADING = 12;
    private static final int MAX_COLUMNS = 96;

    private final Terminal terminal;
    private final int columns;

    LabelText(Terminal terminal) {
        this.terminal = terminal;
        this.columns = Math.min(terminal.columns(), MAX_COLUMNS);
    }

    void print(ModelLabel label) {
        rule("━");
        terminal.out().println(terminal.bold("Model facts: " + Shown.words(label.model())));
        for (List<LabelLine> section : label.sections()) {
            rule(section.equals(label.sections().getFirst()) ? "━" : "─");
            section.forEach(this::line);
        }
        rule("━");
    }

    private void rule(String mark) {
        terminal.out().println(mark.repeat(columns));
    }

    private void line(LabelLine line) {
        String how = line.certainty() == Certainty.UNKNOWN || line.source().isEmpty()
                ? ""
                : " [" + line.certainty().name().toLowerCase(Locale.ROOT) + ", " + line.source() + "]";
        String heading = line.heading() + " ".repeat(Math.max(1, HEADING - line.heading().length()));
        String text = new Terminal(terminal.out(), terminal.err(), terminal.colours(), terminal.progress(), columns)
                .wrapped(Shown.words(line.words() + how), " ".repeat(HEADING))
                .substring(HEADING);
        int mark = how.isEmpty() ? -1 : text.lastIndexOf('[');
        terminal.out().println(terminal.bold(heading)
                + (mark < 0 ? text : text.substring(0, mark) + terminal.faint(text.substring(mark))));
    }
}
