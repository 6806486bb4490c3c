package dev.openbook.bom.internal.listing;

import dev.openbook.bom.entry.ModelEntry;
import dev.openbook.bom.internal.document.WholeText;
import dev.openbook.bom.internal.part.Considerations;
import dev.openbook.bom.internal.part.DatasetUse;
import dev.openbook.bom.internal.part.EnergyUse;
import dev.openbook.bom.internal.part.Evidenced;
import dev.openbook.bom.internal.part.ExternalLink;
import dev.openbook.bom.internal.part.Metric;
import dev.openbook.bom.internal.part.ModelDetails;
import dev.openbook.bom.internal.part.Property;
import dev.openbook.provenance.CarbonEmissions;
import dev.openbook.provenance.CardSection;
import dev.openbook.provenance.EvaluationResult;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.ModelCard;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.value.CanonicalJson;
import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What only models have, from card, graph and configuration. */
final class CardDetails {
    private static final String RESERVED = "cdx:ai-ml:model:";

    private final ModelEntry entry;
    private final ModelProvenance model;
    private final DatasetParts datasets;
    private final Optional<ModelCard> card;
    private final SectionWords words;

    CardDetails(ModelEntry entry, DatasetParts datasets) {
        this.entry = entry;
        this.model = entry.provenance();
        this.datasets = datasets;
        this.card = model.card();
        this.words = new SectionWords(card.map(ModelCard::sections).orElse(Map.of()));
    }

    ModelDetails details() {
        Optional<GraphFacts> graph = model.graph();
        return new ModelDetails(
                model.tasks().known().map(tasks -> String.join(", ", tasks)).orElse(""),
                entry.architecture().family(),
                entry.architecture().architecture(),
                datasetUses(),
                graph.map(facts -> facts.inputs().stream().map(GraphProperties::format).toList()).orElse(List.of()),
                graph.map(facts -> facts.outputs().stream().map(GraphProperties::format).toList()).orElse(List.of()),
                model.evaluations().stream().flatMap(fact -> fact.known().stream()).map(CardDetails::metric).toList(),
                considerations(),
                reserved());
    }

    /** What the card says it is, else its title. */
    Fact<String> description() {
        return card.map(known -> known.section(CardSection.DESCRIPTION)
                        .filter(fact -> fact.known().isPresent())
                        .orElse(known.title()))
                .orElseGet(() -> Fact.unknown("model", "There is no model card."));
    }

    /** What the card says that has no field of its own. */
    List<Property> cardProperties() {
        List<Property> properties = new ArrayList<>();
        card.ifPresent(known -> {
            add(properties, "openbook:card:title", known.title().known());
            add(properties, "openbook:card:library", known.libraryName().known());
            add(properties, "openbook:card:new-version", known.newVersion().known());
            known.tags().known().orElse(List.of()).forEach(tag -> add(properties, "openbook:card:tag", Optional.of(tag)));
            known.metrics().known().orElse(List.of()).forEach(name -> add(properties, "openbook:card:metric", Optional.of(name)));
        });
        return properties;
    }

    List<ExternalLink> links() {
        List<ExternalLink> links = new ArrayList<>();
        card.ifPresent(known -> {
            if (known.frontMatter().members().get("license_link") instanceof Json.Text link) {
                links.add(new ExternalLink("license", "license", link.value(), "What the card links to as its licence."));
            }
        });
        return links;
    }

    List<Evidenced> evidence() {
        List<Evidenced> evidence = new ArrayList<>();
        evidence.add(Evidenced.of("task", model.tasks()));
        evidence.add(Evidenced.of("description", description()));
        evidence.add(Evidenced.of("energy", energy()));
        model.evaluations().forEach(result -> evidence.add(Evidenced.of("metric", result)));
        model.graph().ifPresent(graph -> evidence.add(
                Evidenced.of("graph", Fact.measured(graph, graph.file(), "Counted from the bytes of the graph."))));
        card.ifPresent(known -> known.sections().forEach(
                (section, fact) -> evidence.add(Evidenced.of("section:" + section.label(), fact))));
        return evidence;
    }

    private List<DatasetUse> datasetUses() {
        Map<String, DatasetUse> uses = new LinkedHashMap<>();
        card.ifPresent(known -> known.datasets().known().orElse(List.of()).forEach(name -> {
            String reference = datasets.named(name, known.datasets());
            uses.put(reference, new DatasetUse(reference, true));
        }));
        model.dataCards().forEach(dataCard -> {
            String reference = datasets.described(dataCard);
            uses.putIfAbsent(reference, new DatasetUse(reference, false));
        });
        return List.copyOf(uses.values());
    }

    private static Metric metric(EvaluationResult result) {
        String dataset = result.datasetName().isEmpty() ? result.dataset() : result.datasetName();
        String slice = Stream.of(result.task(), dataset, result.configuration(), result.split(), result.revision())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" / "));
        String name = result.metric().isEmpty() ? result.metricName() : result.metric();
        return new Metric(name, words(result.value()), slice, result.source());
    }

    private Considerations considerations() {
        return new Considerations(
                words.of(CardSection.INTENDED_USE),
                words.of(CardSection.LIMITATIONS, CardSection.OUT_OF_SCOPE_USE),
                words.of(CardSection.BIAS_AND_RISKS, CardSection.ETHICS),
                words.of(CardSection.RECOMMENDATIONS),
                words.of(CardSection.TRAINING_DATA, CardSection.TRAINING_PROCEDURE),
                words.of(CardSection.DATA_PREPARATION),
                environment(),
                energy().known());
    }

    private Fact<EnergyUse> energy() {
        return card.map(EnergyStatement::of).orElseGet(() -> Fact.unknown("model", "There is no model card."));
    }

    private List<Property> environment() {
        List<Property> properties = new ArrayList<>();
        card.flatMap(known -> known.emissions().known()).ifPresent(emissions -> emissions(emissions, properties));
        words.of(CardSection.ENVIRONMENTAL_IMPACT)
                .forEach(text -> add(properties, "openbook:card:environmental-impact", Optional.of(text)));
        return properties;
    }

    private static void emissions(CarbonEmissions emissions, List<Property> properties) {
        String prefix = "openbook:card:emissions:";
        add(properties, prefix + "grams-co2eq", Optional.of(words(new Json.Num(emissions.grams()))));
        add(properties, prefix + "source", Optional.of(emissions.source()));
        add(properties, prefix + "training-type", Optional.of(emissions.trainingType()));
        add(properties, prefix + "location", Optional.of(emissions.location()));
        add(properties, prefix + "hardware", Optional.of(emissions.hardware()));
    }

    /** Facts under the names that CycloneDX reserves for them (its guide to bills of materials for machine learning). */
    private List<Property> reserved() {
        List<Property> properties = new ArrayList<>();
        card.ifPresent(known -> known.languages().known().orElse(List.of())
                .forEach(language -> add(properties, RESERVED + "languages", Optional.of(language))));
        add(properties, RESERVED + "tokenizer", Optional.of(model.layout().tokenizer()));
        model.graph().ifPresent(facts -> {
            add(properties, RESERVED + "parameter:count", Optional.of(Long.toString(facts.parameters())));
            facts.quantization().forEach(
                    scheme -> add(properties, RESERVED + "hyperparameter:quantization", Optional.of(scheme)));
        });
        entry.architecture().hyperparameters().forEach((name, value) ->
                add(properties, RESERVED + "hyperparameter:" + name, Optional.of(value)));
        return properties;
    }

    private static void add(List<Property> properties, String name, Optional<String> value) {
        value.filter(words -> !words.isEmpty()).ifPresent(words -> properties.add(new Property(name, words)));
    }

    private static String words(Json value) {
        return value instanceof Json.Text text ? text.value() : CanonicalJson.write(WholeText.of(value));
    }
}
