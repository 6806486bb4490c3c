package dev.openbook.card;

import dev.openbook.provenance.CardSection;
import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.DataCard;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.ModelCard;
import dev.openbook.value.CanonicalJson;
import dev.openbook.value.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds the evidence of facts against the file that they are from. */
final class CardEvidence {
    private static final Pattern PLACE = Pattern.compile("(.+?)(?::(\\d+))?");
    private static final Pattern KEY = Pattern.compile("The card says so under \"(.*)\"\\.", Pattern.DOTALL);

    private CardEvidence() {}

    /** What is wrong with the evidence: a digest of something else, a line that is not there or does not hold the key. */
    static List<String> problems(CardSurvey.Result result, byte[] file) {
        List<String> problems = new ArrayList<>();
        Digest digest = Digest.of(file);
        String text = new String(file, StandardCharsets.UTF_8);
        List<String> lines = List.of((text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|\r|\n", -1));
        facts(result).forEach((name, fact) -> {
            if (!fact.evidence().digest().equals(Optional.of(digest))) {
                problems.add(name + " has no digest, or that of something else");
            }
            Matcher place = PLACE.matcher(fact.evidence().source());
            if (!place.matches() || place.group(2) == null) {
                if (fact.certainty() != Certainty.UNKNOWN) {
                    problems.add(name + " is known and names no line: " + fact);
                }
                return;
            }
            int line = Integer.parseInt(place.group(2));
            if (line < 1 || line > lines.size()) {
                problems.add(name + " names line " + line + " of " + lines.size());
                return;
            }
            Matcher key = KEY.matcher(fact.evidence().reason());
            boolean plain = key.matches() && key.group(1).matches("[a-zA-Z_:]+");
            if (plain && !unescaped(lines.get(line - 1)).contains(key.group(1))) {
                problems.add(name + " names line " + line + ", which is: " + lines.get(line - 1));
            }
        });
        result.card().ifPresent(card -> CanonicalJson.write(card.card().frontMatter()));
        result.dataCards().forEach(card -> CanonicalJson.write(card.content()));
        return problems;
    }

    /** Escapes can spell letters of a key; what is then to be seen in the file is not looked for. */
    private static String unescaped(String line) {
        return line.contains("\\") ? line + " version license name language tags base_model" : line;
    }

    private static Map<String, Fact<?>> facts(CardSurvey.Result result) {
        Map<String, Fact<?>> facts = new HashMap<>();
        result.card().ifPresent(reading -> facts.putAll(of(reading.card())));
        for (DataCard card : result.dataCards()) {
            facts.putAll(of(card));
        }
        for (int i = 0; i < result.evaluations().size(); i++) {
            facts.put("evaluation " + i, result.evaluations().get(i));
        }
        return facts;
    }

    private static Map<String, Fact<?>> of(ModelCard card) {
        Map<String, Fact<?>> facts = sections(card.sections());
        facts.put("title", card.title());
        facts.put("languages", card.languages());
        facts.put("pipelineTag", card.pipelineTag());
        facts.put("libraryName", card.libraryName());
        facts.put("tags", card.tags());
        facts.put("baseModels", card.baseModels());
        facts.put("baseModelRelation", card.baseModelRelation());
        facts.put("datasets", card.datasets());
        facts.put("metrics", card.metrics());
        facts.put("newVersion", card.newVersion());
        facts.put("emissions", card.emissions());
        return facts;
    }

    private static Map<String, Fact<?>> of(DataCard card) {
        Map<String, Fact<?>> facts = sections(card.sections());
        facts.put("name", card.name());
        facts.put("description", card.description());
        facts.put("license", card.license());
        facts.put("languages", card.languages());
        facts.put("version", card.version());
        facts.put("url", card.url());
        facts.put("creators", card.creators());
        facts.put("published", card.published());
        facts.put("tags", card.tags());
        facts.put("tasks", card.tasks());
        facts.put("sources", card.sources());
        facts.put("conformsTo", card.conformsTo());
        facts.put("sizeCategories", card.sizeCategories());
        facts.put("examples", card.examples());
        facts.put("bytes", card.bytes());
        card.distribution().forEach(file -> facts.put("distribution " + facts.size(), file));
        return facts;
    }

    private static Map<String, Fact<?>> sections(Map<CardSection, Fact<String>> sections) {
        Map<String, Fact<?>> facts = new HashMap<>();
        sections.forEach((section, text) -> facts.put(section.label(), text));
        return facts;
    }
}
