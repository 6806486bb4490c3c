package dev.openbook.rules.parse;

import java.util.List;
import java.util.Optional;

/** Finds places of a sound rule file by keys and positions. Immutable, thread-safe; reading costs about a millisecond. */
public final class FilePlaces {
    private final Optional<YamlNode> root;

    private FilePlaces(Optional<YamlNode> root) {
        this.root = root;
    }

    /** The places of a file that was read without problems. */
    public static FilePlaces of(RuleSource source) {
        return new FilePlaces(new YamlReader(source).read());
    }

    /** Where a key of the file stands. */
    public Place of(String key) {
        return root.flatMap(node -> entry(node, key)).map(YamlNode.Entry::keyPlace).orElse(Place.START);
    }

    /** Where a key within a key stands, such as {@code params}, {@code most}. */
    public Place of(String group, String key) {
        return value(group).flatMap(node -> entry(node, key)).map(YamlNode.Entry::keyPlace).orElse(of(group));
    }

    /** Where an item of a list starts, counted from 0. */
    public Place of(String list, int index) {
        return item(list, index).map(YamlNode::place).orElse(of(list));
    }

    /** Where the value of a key of an item stands. */
    public Place of(String list, int index, String key) {
        return item(list, index).flatMap(node -> entry(node, key)).map(entry -> entry.value().place()).orElse(of(list, index));
    }

    private Optional<YamlNode> value(String key) {
        return root.flatMap(node -> entry(node, key)).map(YamlNode.Entry::value);
    }

    private Optional<YamlNode> item(String list, int index) {
        return value(list)
                .flatMap(node -> node instanceof YamlNode.Sequence items ? Optional.of(items.items()) : Optional.<List<YamlNode>>empty())
                .filter(items -> index < items.size())
                .map(items -> items.get(index));
    }

    private static Optional<YamlNode.Entry> entry(YamlNode node, String key) {
        return node instanceof YamlNode.Mapping table ? Optional.ofNullable(table.entries().get(key)) : Optional.empty();
    }
}
