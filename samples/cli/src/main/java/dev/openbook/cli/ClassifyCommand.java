package dev.openbook.cli;

import dev.openbook.Openbook;
import dev.openbook.model.CandidateLabels;
import dev.openbook.model.Classification;
import dev.openbook.model.LabelProbability;
import dev.openbook.model.Model;
import dev.openbook.model.ModelSource;
import dev.openbook.model.TextClassifier;
import dev.openbook.model.ZeroShotClassifier;
import dev.openbook.value.Json;
import java.util.ArrayList;
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

/** Sorts texts into classes. */
@Command(
        name = "classify",
        description = "Sort texts into the classes of a model, or, with --label, into classes that are only named.",
        footer = {
            "",
            "Examples:",
            "  samples/openbook classify models/classifier \"The grant covers salaries.\"",
            "  samples/openbook classify models/nli --label housing --label health \"We build homes for families.\""
        })
final class ClassifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output;

    @Mixin
    private RuleOptions rules;

    @Mixin
    private LongTextOption longText;

    @Mixin
    private InputTexts input;

    @Parameters(index = "0", paramLabel = "MODEL", converter = ModelArgument.class, description = "The classifier.")
    private ModelSource model;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "TEXT", description = "Texts to classify.")
    private List<String> texts = new ArrayList<>();

    @Option(names = "--label", paramLabel = "NAME",
            description = "A class to sort into, with a model of natural language inference; repeatable.")
    private List<String> labels = new ArrayList<>();

    @Option(names = "--template", paramLabel = "SENTENCE",
            description = "With --label: how a class is worded; {} stands for it (default: \"" + CandidateLabels.ENGLISH_TEMPLATE + "\").")
    private @Nullable String template;

    @Option(names = "--multi-label", description = "With --label: several classes may be true of one text.")
    private boolean multiLabel;

    ClassifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<String> all = input.after(texts, "TEXT");
        if (labels.isEmpty() && (template != null || multiLabel)) {
            throw new ParameterException(
                    spec.commandLine(), "--template and --multi-label are about classes of your own. Name them with --label.");
        }
        try (Openbook openbook = rules.openbook()) {
            if (labels.isEmpty()) {
                try (TextClassifier classifier = openbook.textClassifier(model)) {
                    show(classifier, all, classifier.classify(all, longText.value()));
                }
            } else {
                try (ZeroShotClassifier classifier = openbook.zeroShotClassifier(model)) {
                    show(classifier, all, classifier.classify(all, candidates(), longText.value()));
                }
            }
        }
        return ExitCode.DONE;
    }

    private CandidateLabels candidates() {
        CandidateLabels candidates = CandidateLabels.of(labels).withMultiLabel(multiLabel);
        return template == null ? candidates : candidates.withTemplate(template);
    }

    private void show(Model classifier, List<String> all, List<Classification> results) {
        if (output.json()) {
            Output.print(terminal, Json.object()
                    .with("results", Json.array(results.stream().map(ClassifyCommand::probabilities).toList()))
                    .with("read", Json.array(results.stream().map(result -> ModelJson.of(result.coverage())).toList()))
                    .with("model", ModelJson.of(classifier)));
            return;
        }
        for (int i = 0; i < all.size(); i++) {
            terminal.out().println(terminal.bold(all.get(i)));
            for (LabelProbability label : results.get(i).ranked()) {
                terminal.out().printf(Locale.ROOT, "  %6.1f %%  %s%n", 100 * label.probability(), label.label());
            }
        }
        LongTextOption.remarkCut(terminal, results.stream().map(Classification::coverage).toList());
    }

    /** In the order of the model's classes. */
    private static Json probabilities(Classification result) {
        return Json.array(result.probabilities().stream()
                .map(label -> Json.object()
                        .with("label", label.label())
                        .with("probability", new Json.Num(label.probability())))
                .toList());
    }
}
