package dev.openbook.lineage;

import dev.openbook.card.internal.Scalars;
import dev.openbook.card.internal.TreeTooLargeException;
import dev.openbook.card.internal.YamlNodes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * What mergekit was told (<a href="https://github.com/arcee-ai/mergekit">configuration</a>).
 *
 * @param models that went in, as written; the base model last. {@code model+adapter} are two
 * @param method of merging
 */
record MergeRecipe(List<String> models, Optional<String> method) {
    static final MergeRecipe NONE = new MergeRecipe(List.of(), Optional.empty());

    /** References can repeat a list in a list, so that a small text goes on and on. */
    private static final int MAX_ITEMS = 256;

    private static final Pattern AND = Pattern.compile("\\+");
    private static final int MAX_VALUES = 10_000;
    private static final int MAX_DEPTH = 32;

    /** Reads a configuration; what is none holds nothing. */
    static MergeRecipe read(String yaml) {
        try {
            return YamlNodes.compose(yaml, MAX_VALUES, MAX_DEPTH).map(MergeRecipe::of).orElse(NONE);
        } catch (YamlEngineException | TreeTooLargeException e) {
            return NONE;
        }
    }

    private static MergeRecipe of(Node root) {
        Stream<Node> listed = items(root, "models");
        Stream<Node> sliced = items(root, "slices").flatMap(slice -> items(slice, "sources"));
        List<String> models = Stream.concat(
                        Stream.concat(listed, sliced).limit(MAX_ITEMS).flatMap(model -> word(model, "model").stream()),
                        word(root, "base_model").stream())
                .flatMap(AND::splitAsStream)
                .distinct()
                .toList();
        return new MergeRecipe(models, word(root, "merge_method"));
    }

    private static Stream<Node> items(Node node, String key) {
        return member(node, key).stream()
                .flatMap(value -> value instanceof SequenceNode list ? list.getValue().stream() : Stream.empty())
                .limit(MAX_ITEMS);
    }

    /** A model is a word, or has its name in a member of its own. */
    private static Optional<String> word(Node node, String key) {
        return member(node, key)
                .map(value -> value instanceof MappingNode ? member(value, "path").orElse(value) : value)
                .flatMap(value -> value instanceof ScalarNode scalar && !Scalars.isNull(scalar)
                        ? Optional.of(Scalars.text(scalar)).filter(text -> !text.isBlank())
                        : Optional.empty());
    }

    private static Optional<Node> member(Node node, String key) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
                        .map(NodeTuple::getValueNode)
                        .findFirst()
                : Optional.empty();
    }
}
