package dev.openbook.card;

import dev.openbook.card.internal.TreeTooLargeException;
import dev.openbook.card.internal.YamlNodes;
import dev.openbook.card.internal.YamlTree;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads front matter. */
final class YamlReader {
    /** The mark of the front matter is line 1 of the card. */
    private static final int LINES_BEFORE = 1;

    private static final String REMEDY = "Mend the card, or ask its publisher to.";

    private final String file;

    YamlReader(String file) {
        this.file = file;
    }

    YamlReading read(String yaml) {
        try {
            return switch (YamlNodes.compose(yaml).orElse(null)) {
                case MappingNode mapping -> members(mapping);
                case null -> nothing(List.of());
                default -> nothing(List.of(invalid(1 + LINES_BEFORE, "is not a list of keys and values")));
            };
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0) + LINES_BEFORE;
            return nothing(List.of(invalid(line, "cannot be read as YAML")));
        } catch (YamlEngineException | TreeTooLargeException e) {
            return nothing(List.of(invalid(LINES_BEFORE, "cannot be read as YAML, or is far larger than any card")));
        }
    }

    private static YamlReading nothing(List<Finding> findings) {
        return new YamlReading(Json.object(), Map.of(), Map.of(), findings);
    }

    private Finding invalid(int line, String problem) {
        return new Finding(
                "CARD_FRONT_MATTER_INVALID",
                Severity.WARNING,
                file + ":" + line,
                "The front matter of " + file + " " + problem + " (line " + line + "); the card was read without it.",
                REMEDY);
    }

    private YamlReading members(MappingNode mapping) {
        YamlTree tree = new YamlTree();
        Map<String, Json> values = new HashMap<>();
        Map<String, List<String>> words = new HashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            int line = tuple.getKeyNode().getStartMark().map(mark -> mark.getLine() + 1).orElse(0) + LINES_BEFORE;
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                findings.add(invalid(line, "has a key that is not a word"));
                continue;
            }
            String name = YamlTree.wellFormed(key.getValue());
            if (values.containsKey(name)) {
                findings.add(new Finding(
                        "CARD_DUPLICATE_KEY",
                        Severity.WARNING,
                        file + ":" + line,
                        "The front matter of " + file + " has the key \"" + name + "\" twice; the first counts.",
                        REMEDY));
            } else {
                values.put(name, tree.json(tuple.getValueNode()));
                words.put(name, words(tuple.getValueNode()));
                lines.put(name, line);
            }
        }
        return new YamlReading(new Json.Obj(values), words, lines, findings);
    }

    private static List<String> words(Node node) {
        return switch (node) {
            case ScalarNode scalar when !YamlTree.isNull(scalar) && !scalar.getValue().isBlank() ->
                List.of(YamlTree.wellFormed(scalar.getValue()));
            case SequenceNode sequence -> sequence.getValue().stream()
                    .filter(ScalarNode.class::isInstance)
                    .flatMap(item -> words(item).stream())
                    .toList();
            default -> List.of();
        };
    }
}
