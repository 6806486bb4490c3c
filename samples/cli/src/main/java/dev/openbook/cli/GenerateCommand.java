package dev.openbook.cli;

import dev.openbook.Openbook;
import dev.openbook.model.Generation;
import dev.openbook.model.GenerationOptions;
import dev.openbook.model.GenerationRequest;
import dev.openbook.model.Prompt;
import dev.openbook.model.TextGenerator;
import dev.openbook.model.TokenListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a language model write. */
@Command(
        name = "generate",
        description = "Let a language model continue a text or answer messages.",
        footer = {
            "",
            "Example:",
            "  samples/openbook generate models/granite-350m-onnx --prompt \"Open source means\" --max-tokens 40"
        })
final class GenerateCommand implements Callable<Integer> {
    /** What to continue: one of the two. */
    static final class Input {
        @Option(names = "--prompt", paramLabel = "TEXT", description = "The text to continue, exactly as it is.")
        private @Nullable String prompt;

        @Option(names = "--messages", paramLabel = "FILE", description = {
            "A JSON array of messages ({\"role\": …, \"content\": …}), arranged by the model's own chat template."
        })
        private @Nullable Path messages;

        Prompt prompt() {
            return messages != null ? Prompt.chat(Messages.read(messages)) : Prompt.text(prompt == null ? "" : prompt);
        }
    }

    private final Terminal terminal;

    @Mixin
    private Output output;

    @Mixin
    private RuleOptions rules;

    @Mixin
    private CallerOptions caller;

    @Mixin
    private GeneratorArguments model;

    @Mixin
    private SamplingArguments sampling;

    @ArgGroup(multiplicity = "1")
    private Input input = new Input();

    @Option(names = "--max-tokens", paramLabel = "N", description = "The most tokens to write (default: ${DEFAULT-VALUE}).")
    private int maxTokens = GenerationOptions.standard().maxTokens();

    @Option(names = "--stop", paramLabel = "TEXT", description = "Stop before this text; may be given several times.")
    private List<String> stop = new ArrayList<>();

    GenerateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Prompt prompt = input.prompt();
        GenerationOptions limits = GenerationOptions.greedy(maxTokens).withStop(stop.toArray(String[]::new));
        long start = System.nanoTime();
        try (Openbook openbook = rules.openbook(model.engine());
                TextGenerator generator = model.open(openbook, terminal)) {
            Duration load = Duration.ofNanos(System.nanoTime() - start);
            GenerationOptions options = limits.withSampling(sampling.options(generator, terminal));
            GenerationRequest request = GenerationRequest.of(prompt, options)
                    .withListener(listener())
                    .withContext(caller.context("generation"));
            Generation generation = generator.generate(request);
            if (output.json()) {
                Output.print(terminal, GenerationJson.of(generator, generation, load));
            } else {
                terminal.out().println();
                // Nobody heard what a person has to look at first; whoever runs the command is that person.
                generation.review().ifPresent(ticket -> terminal.out().println(generation.text()));
                new DecisionsText(terminal).print(generation.decisions(), generation.review());
                terminal.remark(summary(generation));
            }
        }
        return ExitCode.DONE;
    }

    /** People see the text as it is written. */
    private TokenListener listener() {
        return output.json()
                ? TokenListener.none()
                : piece -> {
                    terminal.out().print(piece);
                    terminal.out().flush();
                };
    }

    private static String summary(Generation generation) {
        return String.format(
                Locale.ROOT,
                "(%d tokens read, %d written, %.1f a second; ended by %s)",
                generation.usage().promptTokens(),
                generation.usage().outputTokens(),
                generation.timings().tokensPerSecond(),
                GenerationJson.name(generation.finishReason()));
    }
}
