package dev.openbook.card.internal;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML 1.2 (its core schema, in which {@code no} is a word and not a truth value) as nodes: there the text of each
 * value and its line are still to be had.
 */
public final class YamlNodes {
    private static final LoadSettings STRICT = settings(false);
    private static final LoadSettings LENIENT = settings(true);

    private static final int MAX_VALUES = 100_000;
    private static final int MAX_DEPTH = 64;

    private YamlNodes() {}

    private static LoadSettings settings(boolean anyKey) {
        return LoadSettings.builder()
                .setLabel("YAML")
                .setSchema(new CoreSchema())
                .setUseMarks(true)
                .setAllowNonScalarKeys(anyKey)
                .build();
    }

    /**
     * The root of a document of at most 100,000 values, 64 deep, in which every key is a word; empty if there is nothing in it.
     *
     * @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException if it is not YAML
     * @throws TreeTooLargeException if it is larger
     */
    public static Optional<Node> compose(String yaml) {
        requireSmall(yaml, MAX_VALUES, MAX_DEPTH);
        return new Compose(STRICT).composeString(yaml);
    }

    /**
     * The root of a document, in which any value may be a key; empty if there is nothing in it.
     *
     * @param maxValues values that the text may spell out; those that it repeats by reference are not counted
     * @param maxDepth values within values
     * @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException if it is not YAML
     * @throws TreeTooLargeException if it exceeds a limit
     */
    public static Optional<Node> compose(String yaml, int maxValues, int maxDepth) {
        requireSmall(yaml, maxValues, maxDepth);
        return new Compose(LENIENT).composeString(yaml);
    }

    /** The composer recurses, and makes large nodes, without bound; so both are measured on the flat row of events first. */
    private static void requireSmall(String yaml, int maxValues, int maxDepth) {
        int depth = 0;
        int values = 0;
        for (Event event : new Parse(STRICT).parseString(yaml)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> {
                    depth++;
                    values++;
                }
                case MappingEnd, SequenceEnd -> depth--;
                case Scalar, Alias -> values++;
                default -> {}
            }
            if (depth > maxDepth || values > 2 * maxValues) {
                // Keys are events, too, and count as no value.
                throw new TreeTooLargeException();
            }
        }
    }
}
