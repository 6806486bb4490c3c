package dev.openbook.inspect;

import dev.openbook.provenance.CarbonEmissions;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.ModelCard;
import dev.openbook.value.Json;
import java.util.HashMap;
import java.util.Map;

/** Writes a model card. */
final class CardJson {
    private static final String PATH = "card";

    private CardJson() {}

    static Json.Obj of(ModelCard card) {
        return Json.object()
                .with("file", card.file())
                .with("title", FactJson.text(card.title()))
                .with("languages", FactJson.texts(card.languages()))
                .with("pipelineTag", FactJson.text(card.pipelineTag()))
                .with("libraryName", FactJson.text(card.libraryName()))
                .with("tags", FactJson.texts(card.tags()))
                .with("baseModels", FactJson.texts(card.baseModels()))
                .with("baseModelRelation", FactJson.text(card.baseModelRelation()))
                .with("datasets", FactJson.texts(card.datasets()))
                .with("metrics", FactJson.texts(card.metrics()))
                .with("newVersion", FactJson.text(card.newVersion()))
                .with("emissions", card.emissions().known().<Json>map(CardJson::emissions).orElse(Json.NULL))
                .with("headings", Json.texts(card.headings()))
                .with("sections", SectionJson.of(card.sections()))
                .with("frontMatter", card.frontMatter());
    }

    private static Json.Obj emissions(CarbonEmissions emissions) {
        return Json.object()
                .with("grams", emissions.grams())
                .with("source", FactJson.textIfSaid(emissions.source()))
                .with("trainingType", FactJson.textIfSaid(emissions.trainingType()))
                .with("location", FactJson.textIfSaid(emissions.location()))
                .with("hardware", FactJson.textIfSaid(emissions.hardware()));
    }

    /** How each value is known, by path. */
    static Map<String, Json> facts(ModelCard card) {
        Map<String, Json> facts = new HashMap<>(SectionJson.facts(PATH, card.sections()));
        put(facts, "title", card.title());
        put(facts, "languages", card.languages());
        put(facts, "pipelineTag", card.pipelineTag());
        put(facts, "libraryName", card.libraryName());
        put(facts, "tags", card.tags());
        put(facts, "baseModels", card.baseModels());
        put(facts, "baseModelRelation", card.baseModelRelation());
        put(facts, "datasets", card.datasets());
        put(facts, "metrics", card.metrics());
        put(facts, "newVersion", card.newVersion());
        put(facts, "emissions", card.emissions());
        return facts;
    }

    private static void put(Map<String, Json> facts, String name, Fact<?> fact) {
        facts.put(PATH + "." + name, FactJson.of(fact));
    }
}
