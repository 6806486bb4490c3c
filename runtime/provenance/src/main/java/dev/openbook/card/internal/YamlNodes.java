package dev.openbook.card.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
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
    private static final int MAX_REPEATED = 4 << 20;

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
     * @throws TreeTooLargeException if it is larger, or repeats more than 4 million characters by reference
     */
    public static Optional<Node> compose(String yaml) {
        return compose(STRICT, yaml, MAX_VALUES, MAX_DEPTH);
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
        return compose(LENIENT, yaml, maxValues, maxDepth);
    }

    private static Optional<Node> compose(LoadSettings settings, String yaml, int maxValues, int maxDepth) {
        try {
            requireSmall(yaml, maxValues, maxDepth);
            return new Compose(settings).composeString(yaml);
        } catch (IllegalArgumentException e) {
            // The scanner takes the number of an escape such as \UFFFFFFFF for a character, whatever it is.
            throw new YamlEngineException("An escape stands for no character", e);
        }
    }

    /**
     * The composer recurses, makes large nodes, and repeats words by reference, without bound; so all are measured on the flat row
     * of events first.
     */
    private static void requireSmall(String yaml, int maxValues, int maxDepth) {
        int depth = 0;
        int values = 0;
        long repeated = 0;
        Map<Anchor, Integer> lengths = new HashMap<>();
        for (Event event : new Parse(STRICT).parseString(yaml)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> {
                    depth++;
                    values++;
                }
                case MappingEnd, SequenceEnd -> depth--;
                case Scalar -> {
                    values++;
                    ScalarEvent scalar = (ScalarEvent) event;
                    scalar.getAnchor().ifPresent(anchor -> lengths.put(anchor, scalar.getValue().length()));
                }
                case Alias -> {
                    values++;
                    repeated += lengths.getOrDefault(((AliasEvent) event).getAlias(), 0);
                }
                default -> {}
            }
            if (depth > maxDepth || values > 2 * maxValues || repeated > MAX_REPEATED) {
                // Keys are events, too, and count as no value.
                throw new TreeTooLargeException();
            }
        }
    }
}
