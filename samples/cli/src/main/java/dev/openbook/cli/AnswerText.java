package dev.openbook.cli;

import dev.openbook.answer.Answer;
import dev.openbook.answer.Citation;
import dev.openbook.quote.QuotationAnswerer;
import dev.openbook.retrieve.LibraryDescription;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An answer for people: what the documents say, where they say it, and what it rests on. */
final class AnswerText {
    private final Terminal terminal;

    AnswerText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(Answer answer, LibraryDescription library, @Nullable Path receipt) {
        if (answer.found()) {
            for (Citation citation : answer.citations()) {
                String quote = "“" + citation.quote() + "” [" + citation.marker() + "]";
                terminal.out().println(terminal.wrapped(quote, ""));
                terminal.out().println();
            }
            terminal.out().println(terminal.bold("Where this stands"));
            for (Citation citation : answer.citations()) {
                String place = Place.words(citation.document().path(), citation.page(), citation.headings());
                terminal.out().println("[" + citation.marker() + "] " + place);
            }
        } else {
            terminal.out().println(terminal.bold(answer.text()));
            if (answer.text().equals(QuotationAnswerer.NOT_FOUND)) {
                terminal.out().println("No passage comes close enough to the question to be quoted. Try other words, or add the"
                        + " document that should answer it.");
            }
        }
        terminal.out().println();
        basis(answer, library, receipt);
    }

    private static boolean blackedOut(Answer answer) {
        return answer.decisions().stream().anyMatch(decision -> !decision.redactions().isEmpty());
    }

    private void basis(Answer answer, LibraryDescription library, @Nullable Path receipt) {
        String counted = String.format(
                Locale.ROOT, "%,d documents, %,d passages", library.documents(), library.passages());
        String digest = answer.receipt().digest().hex();
        String basis = (blackedOut(answer) ? "Quoted, with parts blacked out, from " : "Quoted word for word from ") + counted
                + "; nothing left this machine. Rules: "
                + answer.outcome().name().toLowerCase(Locale.ROOT) + ". Receipt "
                + (receipt == null ? digest.substring(0, 12) + " (keep it with --receipt FILE)." : receipt + ".");
        terminal.out().println(terminal.faint(terminal.wrapped(basis, "")));
        new DecisionsText(terminal).print(answer.decisions(), answer.review());
    }
}
