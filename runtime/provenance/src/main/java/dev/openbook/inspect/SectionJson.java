package dev.openbook.inspect;

import dev.openbook.provenance.CardSection;
import dev.openbook.provenance.Fact;
import dev.openbook.value.Json;
import java.util.HashMap;
import java.util.Map;

/** Writes what cards say under headings. */
final class SectionJson {
    private SectionJson() {}

    static Json.Obj of(Map<CardSection, Fact<String>> sections) {
        Map<String, Json> members = new HashMap<>();
        sections.forEach((section, text) -> members.put(section.label(), FactJson.text(text)));
        return new Json.Obj(members);
    }

    /** How each is known, by path. */
    static Map<String, Json> facts(String path, Map<CardSection, Fact<String>> sections) {
        Map<String, Json> facts = new HashMap<>();
        sections.forEach((section, text) -> facts.put(path + ".sections." + section.label(), FactJson.of(text)));
        return facts;
    }
}
