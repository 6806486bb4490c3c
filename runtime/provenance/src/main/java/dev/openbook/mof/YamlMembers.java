package dev.openbook.mof;

import dev.openbook.card.internal.Scalars;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Keys and values of a record. Values keep the text that the file has: a version of 1.10 is not 1.1.
 *
 * @param mapping the node
 */
record YamlMembers(MappingNode mapping) {

    int line() {
        return line(mapping);
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    static Optional<List<Node>> items(Node node) {
        return node instanceof SequenceNode sequence ? Optional.of(sequence.getValue()) : Optional.empty();
    }

    /** Whether nothing stands there: no letter, or a list of nothing, which is how some programs write what has no members. */
    static boolean blank(Node node) {
        return node instanceof ScalarNode scalar
                ? scalar.getValue().isBlank()
                : node instanceof SequenceNode sequence && sequence.getValue().isEmpty();
    }

    /** A key that is there more than once. */
    Optional<String> repeated() {
        Set<String> seen = new HashSet<>();
        return mapping.getValue().stream().map(YamlMembers::key).filter(key -> !seen.add(key)).findFirst();
    }

    boolean has(String key) {
        return mapping.getValue().stream().anyMatch(tuple -> key(tuple).equals(key));
    }

    Optional<Node> node(String key) {
        return mapping.getValue().stream()
                .filter(tuple -> key(tuple).equals(key))
                .map(NodeTuple::getValueNode)
                .filter(node -> !(node instanceof ScalarNode scalar && Scalars.isNull(scalar)))
                .findFirst();
    }

    /** The text of a scalar; nothing if the key is absent or its value null. */
    Optional<String> text(String key) {
        return node(key)
                .filter(ScalarNode.class::isInstance)
                .map(node -> Scalars.wellFormed(((ScalarNode) node).getValue()));
    }

    /** The scalars under some keys. */
    Map<String, String> texts(Collection<String> keys) {
        Map<String, String> texts = new HashMap<>();
        keys.forEach(key -> text(key).ifPresent(text -> texts.put(key, text)));
        return texts;
    }

    private static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? Scalars.wellFormed(scalar.getValue()) : "";
    }
}
