package dev.openbook.cli;

import dev.openbook.inspect.ModelInspector;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.rule.RuleStage;
import dev.openbook.rules.RuleExplainer;
import dev.openbook.rules.RuleExplanation;
import dev.openbook.rules.RuleSettings;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks rules about one case and says why they decide as they do. */
@Command(
        name = "explain",
        description = "Ask rules about one case, a file of facts or a model, and see what each of them says and why. Nothing is opened or"
                + " refused by it.",
        footer = {
            "",
            "Examples:",
            "  samples/openbook rules explain samples/rules/open-licences-only --model bundled:minilm",
            "  samples/openbook rules explain my-rules --stage response --facts answer.yaml --env prod",
            "",
            "Facts are written as in a test's 'given', in YAML or JSON; what is not there is unknown. Exit code 0 whatever is decided."
        })
final class RulesExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output;

    @Mixin
    private RuleFiles files;

    @Option(names = "--facts", paramLabel = "FILE", description = "Facts by group, as the rules of the stage see them (YAML or JSON).")
    private @Nullable Path facts;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            converter = ModelArgument.class,
            description = "A model, for rules of the stage admission: its facts are found by inspecting it.")
    private @Nullable ModelSource model;

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            description = "The rules to ask, if there are several kinds: admission, request, retrieval, response, business.")
    private @Nullable RuleStage stage;

    @Option(names = "--env", paramLabel = "NAME", description = "Where the rules are to think that they run, such as prod: env.name.")
    private @Nullable String environment;

    @Spec
    private @Nullable CommandSpec spec;

    RulesExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if ((facts == null) == (model == null)) {
            throw usage("Give either --facts with a file, or --model with a model.");
        }
        RuleSettings settings = environment == null ? RuleSettings.standard() : RuleSettings.standard().in(environment);
        RuleExplanation explanation = explain(RuleExplainer.load(files.existing(), settings));
        if (output.json()) {
            Output.print(terminal, RuleExplanationJson.of(explanation));
        } else {
            new RuleExplanationText(terminal).print(explanation);
        }
        return ExitCode.DONE;
    }

    private RuleExplanation explain(RuleExplainer rules) {
        ModelSource asked = model;
        if (asked == null) {
            return rules.facts(stage(rules.stages()), Objects.requireNonNull(facts));
        }
        if (!rules.stages().contains(RuleStage.ADMISSION) || (stage != null && stage != RuleStage.ADMISSION)) {
            throw usage("A model is judged by rules of the stage admission only. These rules are for: " + words(rules.stages()) + ".");
        }
        try (ModelContent content = ModelInspector.create().inspect(asked)) {
            return rules.model(content.provenance());
        }
    }

    private RuleStage stage(Set<RuleStage> stages) {
        RuleStage wanted = stage;
        if (wanted == null && stages.size() == 1) {
            return stages.iterator().next();
        }
        if (wanted == null) {
            throw usage("These rules are for several stages; say which to ask with --stage: " + words(stages) + ".");
        }
        if (!stages.contains(wanted)) {
            throw usage("There are no rules for the stage " + word(wanted) + ". There are some for: " + words(stages) + ".");
        }
        return wanted;
    }

    private static String words(Set<RuleStage> stages) {
        return stages.stream().map(RulesExplainCommand::word).collect(Collectors.joining(", "));
    }

    private static String word(RuleStage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
