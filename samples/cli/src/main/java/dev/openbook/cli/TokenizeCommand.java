package dev.openbook.cli;

import dev.openbook.inspect.ModelInspector;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.text.Tokenization;
import dev.openbook.text.Tokenizer;
import dev.openbook.text.Tokenizers;
import dev.openbook.value.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a text as the tokens of a model. */
@Command(
        name = "tokenize",
        description = "Show a text as the tokens of a model. Runs no model.",
        footer = {"", "Example:", "  samples/openbook tokenize bundled:minilm \"Who may apply?\""})
final class TokenizeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output;

    @Parameters(index = "0", paramLabel = "MODEL", converter = ModelArgument.class, description = "Whose tokens.")
    private ModelSource model = ModelSource.folder(Path.of("."));

    @Parameters(index = "1", paramLabel = "TEXT", description = "The text.")
    private String text = "";

    @Option(names = "--no-special", description = "Put no special tokens round the text.")
    private boolean noSpecial;

    TokenizeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (ModelContent content = ModelInspector.create().inspect(model);
                Tokenizer tokenizer = Tokenizers.open(content)) {
            Tokenization tokens = tokenizer.encode(text, !noSpecial);
            if (output.json()) {
                Output.print(terminal, json(tokens));
            } else {
                print(tokens);
            }
        }
        return ExitCode.DONE;
    }

    private static Json json(Tokenization tokens) {
        List<Json> offsets = new ArrayList<>();
        for (int i = 0; i < tokens.ids().length; i++) {
            offsets.add(Json.array(List.of(new Json.Num(tokens.starts()[i]), new Json.Num(tokens.ends()[i]))));
        }
        return Json.object()
                .with("ids", GenerationJson.ids(Arrays.stream(tokens.ids()).boxed().toList()))
                .with("tokens", Json.array(tokens.tokens().stream().map(Json.Text::new).toList()))
                .with("offsets", Json.array(offsets));
    }

    private void print(Tokenization tokens) {
        for (int i = 0; i < tokens.ids().length; i++) {
            String place = tokens.special()[i] ? "added" : tokens.starts()[i] + "–" + tokens.ends()[i];
            terminal.out().printf(
                    Locale.ROOT, "%8d  %-12s %s%n", tokens.ids()[i], place, tokens.tokens().get(i).replace("\n", "\\n"));
        }
        terminal.out().println(terminal.bold(tokens.ids().length + " tokens"));
    }
}
