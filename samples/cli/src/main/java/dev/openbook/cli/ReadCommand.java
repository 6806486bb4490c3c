package dev.openbook.cli;

import dev.openbook.Openbook;
import dev.openbook.model.ExtractedAnswer;
import dev.openbook.model.ExtractiveReader;
import dev.openbook.model.ModelSource;
import dev.openbook.model.Reading;
import dev.openbook.model.ReadingOptions;
import dev.openbook.value.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers a question with words of a text. */
@Command(
        name = "read",
        description = "Answer a question with words of a text, with an extractive reader.",
        footer = {
            "",
            "Example:",
            "  samples/openbook read models/reader --question \"When is the deadline?\" --context-file notice.txt"
        })
final class ReadCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output;

    @Mixin
    private RuleOptions rules;

    @Mixin
    private LongTextOption longText;

    @Parameters(index = "0", paramLabel = "MODEL", converter = ModelArgument.class, description = "The reader.")
    private ModelSource model;

    @Option(names = "--question", required = true, paramLabel = "TEXT", description = "What is asked.")
    private String question = "";

    @Option(names = "--context", paramLabel = "TEXT", description = "Where the answer is looked for.")
    private @Nullable String context;

    @Option(names = "--context-file", paramLabel = "FILE", description = "The same, from a UTF-8 text file.")
    private @Nullable Path contextFile;

    @Option(names = "--answers", paramLabel = "N", description = "How many answers at most (default: 1).")
    private int answers = 1;

    @Option(names = "--max-answer-tokens", paramLabel = "N", description = "How long an answer is at most (default: 30).")
    private int maxAnswerTokens = ReadingOptions.standard().maxAnswerTokens();

    @Option(names = "--no-answer", description = "Give no answer where that is likelier than any.")
    private boolean noAnswer;

    @Option(names = "--whole-words", description = "Widen answers to whole words.")
    private boolean wholeWords;

    ReadCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String text = text();
        ReadingOptions options = ReadingOptions.standard()
                .withMaxAnswers(answers)
                .withMaxAnswerTokens(maxAnswerTokens)
                .withNoAnswer(noAnswer)
                .withWholeWords(wholeWords)
                .withLongContexts(longText.value());
        try (Openbook openbook = rules.openbook();
                ExtractiveReader reader = openbook.extractiveReader(model)) {
            Reading reading = reader.read(question, text, options);
            if (output.json()) {
                Output.print(terminal, json(reader, reading));
            } else {
                print(reading);
            }
        }
        return ExitCode.DONE;
    }

    private String text() {
        if (context != null && contextFile == null) {
            return context;
        } else if (context == null && contextFile != null) {
            return TextFile.read(contextFile);
        }
        throw new ParameterException(spec.commandLine(), "Give either --context TEXT or --context-file FILE.");
    }

    private static Json json(ExtractiveReader reader, Reading reading) {
        return Json.object()
                .with("answers", Json.array(reading.answers().stream().map(ReadCommand::answer).toList()))
                .with("noAnswerScore", new Json.Num(reading.noAnswerScore()))
                .with("read", ModelJson.of(reading.coverage()))
                .with("model", ModelJson.of(reader));
    }

    private static Json answer(ExtractedAnswer answer) {
        return SpanJson.of(answer.text(), answer.start(), answer.end(), answer.score());
    }

    private void print(Reading reading) {
        if (reading.answers().isEmpty()) {
            terminal.out().println("No answer was found in the text.");
        }
        for (ExtractedAnswer answer : reading.answers()) {
            terminal.out().printf(
                    Locale.ROOT, "%s  (characters %d to %d, %.1f %%)%n",
                    terminal.bold(answer.text()), answer.start(), answer.end(), 100 * answer.score());
        }
        LongTextOption.remarkCut(terminal, List.of(reading.coverage()));
    }
}
