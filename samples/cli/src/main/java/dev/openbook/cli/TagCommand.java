package dev.openbook.cli;

import dev.openbook.Openbook;
import dev.openbook.model.Entity;
import dev.openbook.model.EntityAggregation;
import dev.openbook.model.ModelSource;
import dev.openbook.model.TaggedToken;
import dev.openbook.model.Tagging;
import dev.openbook.model.TokenClassifier;
import dev.openbook.value.Json;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds names, dates and the like in a text. */
@Command(
        name = "tag",
        description = "Find names, dates and the like in a text, with a token classifier.",
        footer = {"", "Example:", "  samples/openbook tag models/ner \"The Harbour Fund opens on 3 May.\""})
final class TagCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output;

    @Mixin
    private RuleOptions rules;

    @Mixin
    private LongTextOption longText;

    @Parameters(index = "0", paramLabel = "MODEL", converter = ModelArgument.class, description = "The token classifier.")
    private ModelSource model;

    @Parameters(index = "1", paramLabel = "TEXT", description = "The text.")
    private String text = "";

    @Option(names = "--aggregation", paramLabel = "HOW",
            description = "How a word's label is made of its tokens': simple (tokens keep theirs; default), first, average or max.")
    private EntityAggregation aggregation = EntityAggregation.SIMPLE;

    TagCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Openbook openbook = rules.openbook();
                TokenClassifier tagger = openbook.tokenClassifier(model)) {
            Tagging tagging = tagger.tag(List.of(text), aggregation, longText.value()).getFirst();
            if (output.json()) {
                Output.print(terminal, json(tagger, tagging));
            } else {
                print(tagging);
            }
        }
        return ExitCode.DONE;
    }

    private static Json json(TokenClassifier tagger, Tagging tagging) {
        return Json.object()
                .with("entities", Json.array(tagging.entities().stream().map(TagCommand::entity).toList()))
                .with("tokens", Json.array(tagging.tokens().stream().map(TagCommand::token).toList()))
                .with("read", ModelJson.of(tagging.coverage()))
                .with("model", ModelJson.of(tagger));
    }

    private static Json entity(Entity entity) {
        return SpanJson.of(entity.text(), entity.start(), entity.end(), entity.score()).with("label", entity.label());
    }

    private static Json token(TaggedToken token) {
        return Json.object()
                .with("start", token.start())
                .with("end", token.end())
                .with("label", token.label())
                .with("probability", new Json.Num(token.probability()));
    }

    private void print(Tagging tagging) {
        if (tagging.entities().isEmpty()) {
            terminal.out().println("Nothing was found.");
        }
        for (Entity entity : tagging.entities()) {
            terminal.out().printf(
                    Locale.ROOT, "%-10s %s  (%.1f %%)%n", entity.label(), terminal.bold(entity.text()), 100 * entity.score());
        }
        LongTextOption.remarkCut(terminal, List.of(tagging.coverage()));
    }
}
