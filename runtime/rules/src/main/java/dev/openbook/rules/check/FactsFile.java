package dev.openbook.rules.check;

import dev.openbook.rules.facts.FactType;
import dev.openbook.rules.facts.FactType.Struct;
import dev.openbook.rules.parse.RuleFile;
import dev.openbook.rules.parse.RuleSource;
import dev.openbook.rules.parse.YamlNode;
import dev.openbook.rules.problem.RuleProblem.Code;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A file of facts, in YAML or JSON, as the rules of a stage see them. What is not written, or is {@code null}, is unknown. */
public final class FactsFile {
    private FactsFile() {}

    /**
     * The facts by group; empty if the source has problems, then or from before.
     *
     * @param groups the types of the groups that there are
     */
    public static Optional<Map<String, Object>> read(RuleSource source, Map<String, FactType> groups) {
        Optional<YamlNode> root = RuleFile.values(source);
        if (root.isPresent() && !(root.get() instanceof YamlNode.Mapping)) {
            source.report(root.get().place(), Code.WRONG_VALUE, "Facts are written as groups of names and values. The groups are: "
                    + String.join(", ", groups.keySet()) + ".");
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        groups.keySet().forEach(group -> facts.put(group, Map.of()));
        root.filter(YamlNode.Mapping.class::isInstance).map(YamlNode.Mapping.class::cast).ifPresent(table ->
                facts.putAll(new GivenFacts(source).ofFile(table, new Struct("Facts", groups))));
        return source.problems().isEmpty() ? Optional.of(facts) : Optional.empty();
    }
}
