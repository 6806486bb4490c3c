package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.rule.RuleStage;
import dev.openbook.rules.facts.FactType;
import dev.openbook.rules.facts.FactType.ListOf;
import dev.openbook.rules.facts.FactType.MapOf;
import dev.openbook.rules.facts.FactType.Struct;
import dev.openbook.rules.facts.StageSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The list of facts that people read is the list that rules are checked against. Run with {@code -Dopenbook.golden=write} to write
 * it anew.
 */
class FactListTest {
    private static final String HEAD = """
            # What rules can see

            Every fact by its name, made from the same list that `rules lint` checks your rules against. `[]` stands for every entry of a
            list, `['…']` for every name in a table. A fact that is not known is left out; ask `known(…)` where that matters.

            | stage | groups of facts |
            | --- | --- |
            """;

    @Test
    void theListOfFactsIsUpToDate() throws IOException {
        Path file = SampleRulesTest.samples().resolve("FACTS.md");
        if ("write".equals(System.getProperty("openbook.golden"))) {
            Files.writeString(file, list());
        }
        assertThat(Files.readString(file)).isEqualTo(list());
    }

    private static String list() {
        StringBuilder list = new StringBuilder(HEAD);
        Map<String, FactType> groups = new LinkedHashMap<>();
        for (RuleStage stage : RuleStage.values()) {
            Map<String, FactType> seen = StageSchema.of(stage);
            groups.putAll(seen);
            String names = seen.keySet().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
            list.append("| ").append(stage.name().toLowerCase(Locale.ROOT)).append(" | ").append(names)
                    .append(stage == RuleStage.BUSINESS ? ", and what the file declares below `facts`" : "").append(" |\n");
        }
        groups.forEach((name, type) -> {
            list.append("\n## ").append(name).append("\n\n| fact | what it is |\n| --- | --- |\n");
            add(list, name, type);
        });
        return list.toString();
    }

    private static void add(StringBuilder list, String path, FactType type) {
        switch (type) {
            case Struct struct -> struct.fields().forEach((name, field) -> add(list, path + "." + name, field));
            case ListOf of when of.element() instanceof Struct -> add(list, path + "[]", of.element());
            case MapOf of when of.value() instanceof Struct -> add(list, path + "['…']", of.value());
            default -> list.append("| `").append(path).append("` | ").append(words(type)).append(" |\n");
        }
    }

    private static String words(FactType type) {
        return switch (type) {
            case ListOf of -> "a list, each entry " + words(of.element());
            case MapOf of -> "a table of names, each with " + words(of.value());
            default -> type.label().equals("text") ? "a text" : type.label();
        };
    }

    @Test
    void thePageNamesEveryGroup() throws IOException {
        String page = Files.readString(SampleRulesTest.samples().resolve("README.md"));
        assertThat(Arrays.stream(RuleStage.values()).flatMap(stage -> StageSchema.of(stage).keySet().stream()))
                .allSatisfy(group -> assertThat(page).contains("`" + group));
    }
}
