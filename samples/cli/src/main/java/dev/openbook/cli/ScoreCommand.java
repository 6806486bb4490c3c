package dev.openbook.cli;

import dev.openbook.Openbook;
import dev.openbook.model.Prompt;
import dev.openbook.model.TextGenerator;
import dev.openbook.model.TextScore;
import dev.openbook.model.TokenProbability;
import dev.openbook.value.Json;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how likely a text is to follow another, by a language model. */
@Command(
        name = "score",
        description = "Say how likely a text is to follow a prompt, by a language model.",
        footer = {
            "",
            "Example:",
            "  samples/openbook score models/granite-350m-onnx --prompt \"The capital of France is\" --continuation \" Paris\""
        })
final class ScoreCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output;

    @Mixin
    private RuleOptions rules;

    @Mixin
    private GeneratorArguments model;

    @Option(names = "--prompt", required = true, paramLabel = "TEXT", description = "What comes before, exactly as it is.")
    private String prompt = "";

    @Option(names = "--continuation", required = true, paramLabel = "TEXT", description = "The text that is judged.")
    private String continuation = "";

    ScoreCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Openbook openbook = rules.openbook(model.engine());
                TextGenerator generator = model.open(openbook, terminal)) {
            TextScore score = generator.score(Prompt.text(prompt), continuation);
            if (output.json()) {
                Output.print(terminal, json(score));
            } else {
                print(score);
            }
        }
        return ExitCode.DONE;
    }

    private static Json json(TextScore score) {
        return Json.object()
                .with("logProbability", number(score.logProbability()))
                .with("tokens", Json.array(score.tokens().stream().map(ScoreCommand::token).toList()));
    }

    private static Json token(TokenProbability token) {
        return Json.object()
                .with("id", token.id())
                .with("text", token.text())
                .with("logProbability", number(token.logProbability()));
    }

    /** JSON has no number for what is impossible. */
    private static Json number(double logProbability) {
        return Double.isFinite(logProbability) ? new Json.Num(logProbability) : Json.NULL;
    }

    private void print(TextScore score) {
        for (TokenProbability token : score.tokens()) {
            String shown = token.text().replace("\n", "\\n");
            terminal.out().printf(Locale.ROOT, "%9.4f  %s%n", token.logProbability(), shown);
        }
        terminal.out().println(terminal.bold(String.format(
                Locale.ROOT,
                "%9.4f  together: one in %s texts of this length",
                score.logProbability(),
                count(score.logProbability()))));
    }

    /** How many texts there are for one such; a power of ten where no number of a computer is large enough. */
    private static String count(double logProbability) {
        double texts = Math.exp(-logProbability);
        return Double.isInfinite(texts) && logProbability > Double.NEGATIVE_INFINITY
                ? String.format(Locale.ROOT, "10^%.0f", -logProbability / Math.log(10))
                : String.format(Locale.ROOT, "%.3g", texts);
    }
}
