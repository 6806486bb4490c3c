package dev.openbook.provenance;

import dev.openbook.value.Json;
import java.util.List;
import java.util.Map;

/** Puts together a {@link ModelCard}; what is not given is not known. Not thread-safe. */
public final class ModelCardBuilder {
    private static final String NOBODY = "The card does not say.";

    private final String file;
    private Fact<String> title;
    private Fact<List<String>> languages;
    private Fact<String> pipelineTag;
    private Fact<String> libraryName;
    private Fact<List<String>> tags;
    private Fact<List<String>> baseModels;
    private Fact<String> baseModelRelation;
    private Fact<List<String>> datasets;
    private Fact<List<String>> metrics;
    private Fact<String> newVersion;
    private Fact<CarbonEmissions> emissions;
    private List<String> headings = List.of();
    private Map<CardSection, Fact<String>> sections = Map.of();
    private Json.Obj frontMatter = Json.object();

    ModelCardBuilder(String file) {
        this.file = file;
        this.title = Fact.unknown(file, NOBODY);
        this.languages = Fact.unknown(file, NOBODY);
        this.pipelineTag = Fact.unknown(file, NOBODY);
        this.libraryName = Fact.unknown(file, NOBODY);
        this.tags = Fact.unknown(file, NOBODY);
        this.baseModels = Fact.unknown(file, NOBODY);
        this.baseModelRelation = Fact.unknown(file, NOBODY);
        this.datasets = Fact.unknown(file, NOBODY);
        this.metrics = Fact.unknown(file, NOBODY);
        this.newVersion = Fact.unknown(file, NOBODY);
        this.emissions = Fact.unknown(file, NOBODY);
    }

    /** Its first heading. */
    public ModelCardBuilder title(Fact<String> title) {
        this.title = title;
        return this;
    }

    /** Language tags. */
    public ModelCardBuilder languages(Fact<List<String>> languages) {
        this.languages = languages;
        return this;
    }

    /** The task that it names. */
    public ModelCardBuilder pipelineTag(Fact<String> pipelineTag) {
        this.pipelineTag = pipelineTag;
        return this;
    }

    /** The software that the model was made for. */
    public ModelCardBuilder libraryName(Fact<String> libraryName) {
        this.libraryName = libraryName;
        return this;
    }

    /** Words that it can be found by. */
    public ModelCardBuilder tags(Fact<List<String>> tags) {
        this.tags = tags;
        return this;
    }

    /** The models that this one was made from. */
    public ModelCardBuilder baseModels(Fact<List<String>> baseModels) {
        this.baseModels = baseModels;
        return this;
    }

    /** How it was made from them. */
    public ModelCardBuilder baseModelRelation(Fact<String> baseModelRelation) {
        this.baseModelRelation = baseModelRelation;
        return this;
    }

    /** Data sets that it names. */
    public ModelCardBuilder datasets(Fact<List<String>> datasets) {
        this.datasets = datasets;
        return this;
    }

    /** What it was measured by. */
    public ModelCardBuilder metrics(Fact<List<String>> metrics) {
        this.metrics = metrics;
        return this;
    }

    /** The model that took its place. */
    public ModelCardBuilder newVersion(Fact<String> newVersion) {
        this.newVersion = newVersion;
        return this;
    }

    /** What making it let into the air. */
    public ModelCardBuilder emissions(Fact<CarbonEmissions> emissions) {
        this.emissions = emissions;
        return this;
    }

    /** Headings of the text. */
    public ModelCardBuilder headings(List<String> headings) {
        this.headings = headings;
        return this;
    }

    /** What stands under headings that are known. */
    public ModelCardBuilder sections(Map<CardSection, Fact<String>> sections) {
        this.sections = sections;
        return this;
    }

    /** Every key of the front matter. */
    public ModelCardBuilder frontMatter(Json.Obj frontMatter) {
        this.frontMatter = frontMatter;
        return this;
    }

    /** What was put together. */
    public ModelCard build() {
        return new ModelCard(
                file, title, languages, pipelineTag, libraryName, tags, baseModels, baseModelRelation, datasets, metrics, newVersion,
                emissions, headings, sections, frontMatter);
    }
}
