package dev.openbook.card.internal;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads YAML 1.2, in which {@code no} is a word and not a truth value, as nodes: there the text of each value and its line are
 * still to be had.
 */
public final class YamlNodes {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setLabel("YAML").setUseMarks(true).build();

    private YamlNodes() {}

    /**
     * The root of a document; empty if there is nothing in it.
     *
     * @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException if it is not YAML
     * @throws TreeTooLargeException if it nests deeper than {@link YamlTree#MAX_DEPTH}
     */
    public static Optional<Node> compose(String yaml) {
        requireShallow(yaml);
        return new Compose(SETTINGS).composeString(yaml);
    }

    /** The composer recurses without bound, so nesting is measured on the flat row of events first. */
    private static void requireShallow(String yaml) {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(yaml)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            if (depth > YamlTree.MAX_DEPTH) {
                throw new TreeTooLargeException();
            }
        }
    }
}
