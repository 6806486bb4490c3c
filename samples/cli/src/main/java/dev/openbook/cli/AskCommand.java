package dev.openbook.cli;

import dev.openbook.Openbook;
import dev.openbook.answer.Answer;
import dev.openbook.answer.Question;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.retrieve.DocumentLibrary;
import dev.openbook.retrieve.SyncReport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a question from documents. */
@Command(
        name = "ask",
        description = "Answer a question from your documents, with the places where the answer stands.",
        footer = {"", "Example:", "  samples/openbook ask --documents samples/documents \"Who is eligible to apply?\""})
final class AskCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output;

    @Mixin
    private RuleOptions rules;

    @Mixin
    private CallerOptions caller;

    @Mixin
    private EmbeddingArgument embedding;

    @Mixin
    private RetrievalOptions retrieval;

    @Parameters(paramLabel = "QUESTION", description = "The question, in words.")
    private String question;

    @ArgGroup(multiplicity = "1")
    private Source source;

    /** Documents, or a library made from them. */
    static final class Source {
        @Option(
                names = "--documents",
                paramLabel = "DIR",
                description = "A folder of documents. Its index is kept in your cache folder and reused.")
        private @Nullable Path documents;

        @Option(names = "--library", paramLabel = "LIBRARY", description = "A library made with the index command.")
        private @Nullable Path library;
    }

    @Option(names = "--receipt", paramLabel = "FILE", description = "Write the answer's receipt to this file.")
    private @Nullable Path receipt;

    AskCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Question asked = retrieval.question(question, caller);
        try (Openbook openbook = rules.openbook()) {
            if (source.library != null) {
                ExistingLibrary.use(
                        openbook, source.library, embedding.model(), false, library -> answer(openbook, library, asked));
            } else if (source.documents != null) {
                askDocuments(openbook, source.documents, asked);
            }
        }
        return ExitCode.DONE;
    }

    private void askDocuments(Openbook openbook, Path documents, Question asked) {
        try (EmbeddingModel model = embedding.open(openbook, terminal);
                DocumentLibrary library = openbook.library(
                        CacheFolder.of(documents, model.provenance().identity()), model)) {
            sync(library, documents);
            answer(openbook, library, asked);
        }
    }

    private void sync(DocumentLibrary library, Path documents) {
        SyncReport report;
        try (Progress progress = new Progress(terminal)) {
            report = library.sync(List.of(documents), progress);
        } catch (OpenbookException e) {
            if (e.code() != FailureCode.LIBRARY_LOCKED || library.description().commit() == 0) {
                throw e;
            }
            terminal.remark("Another process is reading these documents; answering from what it had finished before.");
            return;
        }
        new SyncText(terminal).failures(report);
    }

    private void answer(Openbook openbook, DocumentLibrary library, Question asked) {
        Answer answer = openbook.answerer(library).answer(asked);
        if (receipt != null) {
            TextFile.write(receipt, answer.receipt().toJson() + "\n");
        }
        if (output.json()) {
            Output.print(terminal, AnswerJson.of(answer));
        } else {
            new AnswerText(terminal).print(answer, library.description(), receipt);
        }
    }
}
