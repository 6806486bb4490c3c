package dev.openbook.lineage;

import dev.openbook.layout.FolderContent;
import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Evidence;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.LineageStep;
import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads parents and steps out of the configuration files that tools leave: PEFT's {@code adapter_config.json}, mergekit's {@code
 * mergekit_config.yml}, {@code config.json} of transformers, {@code ort_config.json} of Optimum, {@code genai_config.json}.
 */
final class ConfigurationParents {
    private static final String ADAPTER = "adapter_config.json";
    private static final String ADAPTED = "adapter";
    private static final String CONFIG = "config.json";
    private static final String OPTIMUM = "ort_config.json";
    private static final List<String> MERGES = List.of("mergekit_config.yml", "mergekit_config.yaml");

    private final SmallConfigs configs;
    private final FolderContent files;
    private final String name;
    private final String prefix;

    ConfigurationParents(ModelRecord model) {
        this.configs = new SmallConfigs(model.files());
        this.files = model.files();
        this.name = model.name();
        this.prefix = model.prefix();
    }

    /** Parents that an adapter's or a merge's own file names; such a file is about nothing else. */
    List<Parent> stated() {
        Optional<String> base = SmallConfigs.text(configs.json(ADAPTER), "base_model_name_or_path").flatMap(this::another);
        if (base.isPresent()) {
            String file = prefix + ADAPTER;
            return List.of(new Parent(
                    Fact.stated(base.get(), file, "The adapter names the model that it was trained on."),
                    Fact.stated(ADAPTED, file, "The file is that of an adapter.")));
        }
        return MERGES.stream().flatMap(file -> merged(file).stream()).toList();
    }

    private List<Parent> merged(String file) {
        return recipe(file).models().stream()
                .flatMap(model -> another(model).stream())
                .distinct()
                .map(model -> new Parent(
                        Fact.stated(model, prefix + file, "The merge names the models that went into it."),
                        Fact.stated("merge", prefix + file, "The file is that of a merge.")))
                .toList();
    }

    private MergeRecipe recipe(String file) {
        return configs.text(file).map(MergeRecipe::read).orElse(MergeRecipe.NONE);
    }

    /** The name that the configuration was loaded by before it was saved here; not a path, and not the model's own. */
    Optional<Parent> loadedFrom() {
        return SmallConfigs.text(configs.json(CONFIG), "_name_or_path")
                .flatMap(this::another)
                .filter(ModelName::onHub)
                .map(model -> new Parent(
                        Fact.inferred(
                                model,
                                prefix + CONFIG,
                                "The configuration was loaded from there (_name_or_path) before it was saved here."),
                        Fact.unknown(prefix + CONFIG, "The configuration does not say what was done since.")));
    }

    /** The same as a step, if none of the parents has that name. */
    Optional<Fact<LineageStep>> loading(List<Parent> parents) {
        return loadedFrom()
                .flatMap(loaded -> loaded.model().known())
                .filter(model -> parents.stream().noneMatch(parent -> names(parent, model)))
                .map(model -> Fact.stated(
                        new LineageStep("loaded", "", "from " + model),
                        prefix + CONFIG,
                        "The configuration names what it was loaded from (_name_or_path); that need not be what the weights are from."));
    }

    /**
     * A parent that the card names, with the relation that an adapter's or a merge's own file tells where the card does not. An
     * adapter's file is about the files beside it, whatever copy of the parent it names; a merge's may have come along from
     * further up, so it must name the parent.
     *
     * @param stated parents that those files name
     */
    static Parent withRelation(Parent named, List<Parent> stated) {
        if (named.relation().certainty() == Certainty.STATED) {
            return named;
        }
        return stated.stream()
                .filter(other -> named.model().known().filter(model -> names(other, model)).isPresent())
                .findFirst()
                .map(other -> new Parent(named.model(), other.relation()))
                .orElseGet(() -> stated.stream()
                        .filter(other -> other.relation().known().filter(ADAPTED::equals).isPresent())
                        .findFirst()
                        .map(other -> new Parent(named.model(), adapted(other)))
                        .orElse(named));
    }

    private static Fact<String> adapted(Parent other) {
        Evidence place = other.relation().evidence();
        return Fact.inferred(ADAPTED, new Evidence(
                place.source(),
                place.reason() + " It names " + other.model().known().orElse("none") + " as what it was trained on.",
                place.digest()));
    }

    private static boolean names(Parent parent, String model) {
        return parent.model().known().filter(model::equalsIgnoreCase).isPresent();
    }

    private Optional<String> another(String written) {
        return ModelName.of(written).filter(found -> !found.equals(name));
    }

    /** What files of tools say was done, first step first. */
    List<Fact<LineageStep>> steps() {
        List<Fact<LineageStep>> steps = new ArrayList<>();
        MERGES.forEach(file -> recipe(file).method().ifPresent(method -> steps.add(
                Fact.stated(new LineageStep("merged", "mergekit", method), prefix + file, "The merge names its method."))));
        Json.Obj config = configs.json(CONFIG);
        Json.Obj quantized = SmallConfigs.object(config, "quantization_config");
        SmallConfigs.text(quantized, "quant_method").ifPresent(method -> steps.add(Fact.stated(
                new LineageStep("quantized", method, detail(quantized)), prefix + CONFIG, "quantization_config says so.")));
        SmallConfigs.text(config, "transformers_version").ifPresent(version -> steps.add(Fact.stated(
                new LineageStep("saved", "transformers " + version, ""),
                prefix + CONFIG,
                "The configuration names the version that wrote it.")));
        SmallConfigs.text(configs.json(OPTIMUM), "optimum_version").ifPresent(version -> steps.add(Fact.stated(
                new LineageStep("converted", "optimum " + version, ""), prefix + OPTIMUM, "Optimum left its configuration.")));
        if (files.paths().contains("genai_config.json")) {
            steps.add(Fact.inferred(
                    new LineageStep("converted", "onnxruntime-genai", ""),
                    prefix + "genai_config.json",
                    "The file is written by the model builder of onnxruntime-genai, or for it."));
        }
        return steps;
    }

    private static String detail(Json.Obj quantized) {
        return Stream.of("bits", "group_size", "bnb_4bit_quant_type")
                .flatMap(key -> SmallConfigs.word(quantized, key).map(value -> key + "=" + value).stream())
                .collect(Collectors.joining(", "));
    }
}
