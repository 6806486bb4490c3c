package dev.openbook.provenance;

import dev.openbook.value.Json;
import java.util.List;
import java.util.Map;

/** Puts together a {@link DataCard}; what is not given is not known. Not thread-safe. */
public final class DataCardBuilder {
    private static final String NOBODY = "The card does not say.";

    private final String file;
    private final DataCard.Format format;
    private Fact<String> name;
    private Fact<String> description;
    private Fact<License> license;
    private Fact<List<String>> languages;
    private Fact<String> version;
    private Fact<String> url;
    private Fact<List<String>> creators;
    private Fact<String> published;
    private Fact<List<String>> tags;
    private Fact<List<String>> tasks;
    private Fact<List<String>> sources;
    private Fact<List<String>> conformsTo;
    private Fact<List<String>> sizeCategories;
    private Fact<Long> examples;
    private Fact<Long> bytes;
    private List<Fact<DataFile>> distribution = List.of();
    private Map<CardSection, Fact<String>> sections = Map.of();
    private Json.Obj content = Json.object();

    DataCardBuilder(String file, DataCard.Format format) {
        this.file = file;
        this.format = format;
        this.name = Fact.unknown(file, NOBODY);
        this.description = Fact.unknown(file, NOBODY);
        this.license = Fact.unknown(file, NOBODY);
        this.languages = Fact.unknown(file, NOBODY);
        this.version = Fact.unknown(file, NOBODY);
        this.url = Fact.unknown(file, NOBODY);
        this.creators = Fact.unknown(file, NOBODY);
        this.published = Fact.unknown(file, NOBODY);
        this.tags = Fact.unknown(file, NOBODY);
        this.tasks = Fact.unknown(file, NOBODY);
        this.sources = Fact.unknown(file, NOBODY);
        this.conformsTo = Fact.unknown(file, NOBODY);
        this.sizeCategories = Fact.unknown(file, NOBODY);
        this.examples = Fact.unknown(file, NOBODY);
        this.bytes = Fact.unknown(file, NOBODY);
    }

    /** The data set's name. */
    public DataCardBuilder name(Fact<String> name) {
        this.name = name;
        return this;
    }

    /** What it is. */
    public DataCardBuilder description(Fact<String> description) {
        this.description = description;
        return this;
    }

    /** Its licence. */
    public DataCardBuilder license(Fact<License> license) {
        this.license = license;
        return this;
    }

    /** Language tags. */
    public DataCardBuilder languages(Fact<List<String>> languages) {
        this.languages = languages;
        return this;
    }

    /** Its version. */
    public DataCardBuilder version(Fact<String> version) {
        this.version = version;
        return this;
    }

    /** Where it is at home. */
    public DataCardBuilder url(Fact<String> url) {
        this.url = url;
        return this;
    }

    /** Who made it. */
    public DataCardBuilder creators(Fact<List<String>> creators) {
        this.creators = creators;
        return this;
    }

    /** When it was published. */
    public DataCardBuilder published(Fact<String> published) {
        this.published = published;
        return this;
    }

    /** Words that it can be found by. */
    public DataCardBuilder tags(Fact<List<String>> tags) {
        this.tags = tags;
        return this;
    }

    /** What it is for. */
    public DataCardBuilder tasks(Fact<List<String>> tasks) {
        this.tasks = tasks;
        return this;
    }

    /** Data sets that it was made from. */
    public DataCardBuilder sources(Fact<List<String>> sources) {
        this.sources = sources;
        return this;
    }

    /** Addresses of the formats that the card says it follows. */
    public DataCardBuilder conformsTo(Fact<List<String>> conformsTo) {
        this.conformsTo = conformsTo;
        return this;
    }

    /** Orders of magnitude of its examples. */
    public DataCardBuilder sizeCategories(Fact<List<String>> sizeCategories) {
        this.sizeCategories = sizeCategories;
        return this;
    }

    /** How many examples it has. */
    public DataCardBuilder examples(Fact<Long> examples) {
        this.examples = examples;
        return this;
    }

    /** How large it is. */
    public DataCardBuilder bytes(Fact<Long> bytes) {
        this.bytes = bytes;
        return this;
    }

    /** The parts that it consists of. */
    public DataCardBuilder distribution(List<Fact<DataFile>> distribution) {
        this.distribution = distribution;
        return this;
    }

    /** What it says under headings or in statements that are known. */
    public DataCardBuilder sections(Map<CardSection, Fact<String>> sections) {
        this.sections = sections;
        return this;
    }

    /** Everything it says. */
    public DataCardBuilder content(Json.Obj content) {
        this.content = content;
        return this;
    }

    /** What was put together. */
    public DataCard build() {
        return new DataCard(
                file, format, name, description, license, languages, version, url, creators, published, tags, tasks, sources,
                conformsTo, sizeCategories, examples, bytes, distribution, sections, content);
    }
}
