package dev.openbook.inspect;

import dev.openbook.provenance.DataCard;
import dev.openbook.provenance.DataFile;
import dev.openbook.provenance.Fact;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes data cards. */
final class DataCardJson {
    private DataCardJson() {}

    static Json.Obj of(DataCard card) {
        return Json.object()
                .with("file", card.file())
                .with("format", card.format().label())
                .with("name", FactJson.text(card.name()))
                .with("description", FactJson.text(card.description()))
                .with("license", InspectionReport.license(card.license().known()))
                .with("languages", FactJson.texts(card.languages()))
                .with("version", FactJson.text(card.version()))
                .with("url", FactJson.text(card.url()))
                .with("creators", FactJson.texts(card.creators()))
                .with("published", FactJson.text(card.published()))
                .with("tags", FactJson.texts(card.tags()))
                .with("tasks", FactJson.texts(card.tasks()))
                .with("sources", FactJson.texts(card.sources()))
                .with("conformsTo", FactJson.texts(card.conformsTo()))
                .with("sizeCategories", FactJson.texts(card.sizeCategories()))
                .with("examples", FactJson.count(card.examples()))
                .with("bytes", FactJson.count(card.bytes()))
                .with("distribution", Json.array(card.distribution().stream()
                        .flatMap(file -> file.known().stream())
                        .map(DataCardJson::file)
                        .toList()))
                .with("sections", SectionJson.of(card.sections()))
                .with("content", card.content());
    }

    private static Json.Obj file(DataFile file) {
        return Json.object()
                .with("name", FactJson.textIfSaid(file.name()))
                .with("location", FactJson.textIfSaid(file.location()))
                .with("mediaType", FactJson.textIfSaid(file.mediaType()))
                .with("size", FactJson.textIfSaid(file.size()))
                .with("sha256", file.sha256().map(Digest::hex));
    }

    /** How each value of each card is known, by path. */
    static Map<String, Json> facts(List<DataCard> cards) {
        Map<String, Json> facts = new HashMap<>();
        for (int i = 0; i < cards.size(); i++) {
            String path = "dataCards[" + i + "]";
            facts(cards.get(i)).forEach((name, fact) -> facts.put(path + "." + name, FactJson.of(fact)));
            facts.putAll(SectionJson.facts(path, cards.get(i).sections()));
            List<Fact<DataFile>> files = cards.get(i).distribution();
            for (int k = 0; k < files.size(); k++) {
                facts.put(path + ".distribution[" + k + "]", FactJson.of(files.get(k)));
            }
        }
        return facts;
    }

    private static Map<String, Fact<?>> facts(DataCard card) {
        return Map.ofEntries(
                Map.entry("name", card.name()),
                Map.entry("description", card.description()),
                Map.entry("license", card.license()),
                Map.entry("languages", card.languages()),
                Map.entry("version", card.version()),
                Map.entry("url", card.url()),
                Map.entry("creators", card.creators()),
                Map.entry("published", card.published()),
                Map.entry("tags", card.tags()),
                Map.entry("tasks", card.tasks()),
                Map.entry("sources", card.sources()),
                Map.entry("conformsTo", card.conformsTo()),
                Map.entry("sizeCategories", card.sizeCategories()),
                Map.entry("examples", card.examples()),
                Map.entry("bytes", card.bytes()));
    }
}
