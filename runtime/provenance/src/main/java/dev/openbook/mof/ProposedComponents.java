package dev.openbook.mof;

import dev.openbook.provenance.CardSection;
import dev.openbook.provenance.DataCard;
import dev.openbook.provenance.EvaluationResult;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.ModelCard;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.MofComponent;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds which components of a release lie in a model's folder, where, and why that is thought. */
final class ProposedComponents {
    /** By the file's name; whoever completes the draft looks into the file. */
    private static final Map<MofComponent, Pattern> NAMES = new EnumMap<>(Map.of(
            MofComponent.MODEL_ARCHITECTURE, Pattern.compile("(modeling|modelling|architecture)[\\w-]*\\.py"),
            MofComponent.TRAINING_CODE, Pattern.compile("(train|finetune|fine_tune|pretrain)[\\w-]*\\.(py|sh|ipynb)"),
            MofComponent.INFERENCE_CODE, Pattern.compile("(inference|infer|generate|predict|handler)[\\w-]*\\.(py|js|java|ipynb)"),
            MofComponent.EVALUATION_CODE, Pattern.compile("(eval|evaluate|evaluation|benchmark)[\\w-]*\\.(py|sh|ipynb)"),
            MofComponent.PREPROCESSING_CODE, Pattern.compile("(preprocess|prepare|clean|tokenize_data)[\\w-]*\\.(py|sh|ipynb)"),
            MofComponent.SUPPORTING_LIBRARIES, Pattern.compile("(requirements[\\w-]*\\.txt|environment\\.ya?ml|pyproject\\.toml)"),
            MofComponent.TECHNICAL_REPORT, Pattern.compile("[\\w-]*(technical[_-]?report)[\\w-]*\\.(pdf|md)"),
            MofComponent.RESEARCH_PAPER, Pattern.compile("[\\w-]*paper[\\w-]*\\.pdf"),
            MofComponent.SAMPLE_OUTPUTS, Pattern.compile("(samples?|sample_outputs?|example_outputs?)\\.(md|txt|jsonl?)")));

    /** Weights in forms that programs other than this one open, whole or in parts. */
    private static final Pattern WEIGHTS = Pattern.compile(
            "[\\w.-]+\\.(safetensors|gguf)|(pytorch_model|adapter_model|consolidated|model)[\\w.-]*\\.(bin|pth|pt)"
                    + "|(tf_model|model)[\\w.-]*\\.h5|flax_model[\\w.-]*\\.msgpack");
    /** Where training keeps what it had along the way. */
    private static final Pattern CHECKPOINT = Pattern.compile("(?:.*/)?checkpoint-[0-9]+/[^/]*");

    private final Map<MofComponent, Proposal> found = new EnumMap<>(MofComponent.class);

    private ProposedComponents() {}

    /**
     * Where a component lies, and why that is thought.
     *
     * @param place path in the folder
     * @param reason one line
     */
    record Proposal(String place, String reason) {}

    static Map<MofComponent, Proposal> of(ModelProvenance model) {
        ProposedComponents components = new ProposedComponents();
        components.measured(model);
        model.card().ifPresent(components::card);
        components.data(model);
        model.files().forEach(components::named);
        return components.found;
    }

    private void measured(ModelProvenance model) {
        model.graph().filter(graph -> graph.parameters() > 0).ifPresent(graph -> propose(
                MofComponent.FINAL_PARAMETERS,
                graph.file(),
                String.format(Locale.ROOT, "%s holds %,d weights", graph.file(), graph.parameters())));
        boolean configured = model.files().stream().anyMatch(file -> file.path().equals("config.json"));
        if (configured) {
            propose(MofComponent.MODEL_METADATA, "config.json", "config.json describes the model to programs");
        }
    }

    private void card(ModelCard card) {
        propose(MofComponent.MODEL_CARD, card.file(), card.file() + " is where a model's card lies");
        says(card, CardSection.TRAINING_DATA)
                .ifPresent(fact -> propose(
                        MofComponent.DATA_CARD,
                        card.file(),
                        fact.evidence().source() + " speaks of the training data, which counts as a data card if it says enough"));
        says(card, CardSection.EVALUATION)
                .ifPresent(fact -> propose(
                        MofComponent.EVALUATION_RESULTS,
                        card.file(),
                        fact.evidence().source() + " speaks of the evaluation, which counts if it gives results"));
    }

    private static Optional<Fact<String>> says(ModelCard card, CardSection section) {
        return card.section(section).filter(fact -> fact.known().isPresent());
    }

    /** Cards and results of their own say more than a section of the model's card. */
    private void data(ModelProvenance model) {
        List<DataCard> cards = model.dataCards();
        if (!cards.isEmpty()) {
            String file = cards.getFirst().file();
            found.put(MofComponent.DATA_CARD, new Proposal(file, file + " is a card of a data set"));
        }
        List<Fact<EvaluationResult>> results = model.evaluations();
        if (!results.isEmpty()) {
            String source = results.getFirst().evidence().source();
            String file = source.replaceFirst(":\\d+$", "");
            found.put(
                    MofComponent.EVALUATION_RESULTS,
                    new Proposal(file, source + " states " + results.size() + (results.size() == 1 ? " result" : " results")));
        }
    }

    private void named(ModelFile file) {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        NAMES.forEach((component, pattern) -> {
            if (pattern.matcher(name).matches()) {
                suggested(component, file);
            }
        });
        if (WEIGHTS.matcher(name).matches()) {
            boolean along = CHECKPOINT.matcher(file.path()).matches();
            suggested(along ? MofComponent.INTERMEDIATE_PARAMETERS : MofComponent.FINAL_PARAMETERS, file);
        }
    }

    private void suggested(MofComponent component, ModelFile file) {
        propose(component, file.path(), "the name of " + file.path() + " suggests it; look into it");
    }

    private void propose(MofComponent component, String place, String reason) {
        found.putIfAbsent(component, new Proposal(place, reason));
    }
}
