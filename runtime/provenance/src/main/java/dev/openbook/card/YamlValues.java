package dev.openbook.card;

import dev.openbook.card.internal.Scalars;
import dev.openbook.card.internal.TreeTooLargeException;
import dev.openbook.card.internal.YamlNodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads YAML 1.2 out of a card. References are copied out, so the number of values and their characters are bounded (a small text
 * can otherwise unfold without end), and so is nesting. Used once.
 */
final class YamlValues {
    private final CardProblems problems;
    private final CardLimits limits;
    private final String code;
    private final int linesBefore;
    private int values;
    private long characters;
    private int depth;

    /**
     * A reader.
     *
     * @param code of the finding if it is no YAML
     * @param linesBefore lines of the file before the first of the YAML
     */
    YamlValues(CardProblems problems, CardLimits limits, String code, int linesBefore) {
        this.problems = problems;
        this.limits = limits;
        this.code = code;
        this.linesBefore = linesBefore;
    }

    /** What a text holds; empty if nothing, or nothing that can be read, and then a finding says why. */
    Optional<CardValue> read(String yaml) {
        try {
            return YamlNodes.compose(yaml, limits.maxValues(), limits.maxDepth()).map(this::value);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0) + linesBefore;
            unreadable(line, "cannot be read as YAML (line " + line + ")");
        } catch (YamlEngineException e) {
            unreadable(1, "cannot be read as YAML");
        } catch (TreeTooLargeException e) {
            unreadable(1, "holds far more values, or nests them deeper, than any card does");
        }
        return Optional.empty();
    }

    private void unreadable(int line, String problem) {
        problems.at(line, code, "What " + problems.file() + " states in YAML " + problem + "; nothing of it was used.");
    }

    private CardValue value(Node node) {
        if (++values > limits.maxValues() || depth == limits.maxDepth()) {
            throw new TreeTooLargeException();
        }
        depth++;
        CardValue value = switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence -> items(sequence);
            case MappingNode mapping -> members(mapping);
            default -> CardValue.Members.NONE;
        };
        depth--;
        return value;
    }

    private CardValue.Scalar scalar(ScalarNode scalar) {
        String text = text(scalar);
        return new CardValue.Scalar(text, Scalars.json(scalar, text));
    }

    /** The limit of the whole file leaves room for a few repetitions; it is asked before a copy is made. */
    private String text(ScalarNode scalar) {
        characters += scalar.getValue().length();
        if (characters > 4L * limits.maxBytes()) {
            throw new TreeTooLargeException();
        }
        return Scalars.text(scalar);
    }

    private CardValue.Items items(SequenceNode sequence) {
        List<CardValue> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(value(item));
        }
        return new CardValue.Items(items);
    }

    private CardValue.Members members(MappingNode mapping) {
        Map<String, CardValue.Member> members = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            int line = tuple.getKeyNode().getStartMark().map(mark -> mark.getLine() + 1).orElse(1) + linesBefore;
            if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
                problems.at(line, code, problems.file() + " has a key that is not a word (line " + line + "); it was left out.");
                continue;
            }
            String key = text(scalar);
            if (members.containsKey(key)) {
                problems.repeated(key, line);
            } else {
                members.put(key, new CardValue.Member(line, value(tuple.getValueNode())));
            }
        }
        return new CardValue.Members(members);
    }
}
