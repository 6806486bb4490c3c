package dev.openbook.card.internal;

import dev.openbook.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Turns YAML nodes into JSON values. Aliases are copied out, so the number of values is bounded (a small text can otherwise
 * unfold without end), and so is nesting.
 */
public final class YamlTree {
    /** Deeper nesting is refused. */
    public static final int MAX_DEPTH = 64;

    private static final int MAX_VALUES = 100_000;
    /** Whole numbers beyond it would not come back as they were. */
    private static final double MAX_EXACT = 0x1p53;

    private int values;
    private int depth;

    /** A node and all below it as a value. */
    public Json json(Node node) {
        if (++values > MAX_VALUES || depth == MAX_DEPTH) {
            throw new TreeTooLargeException();
        }
        depth++;
        Json json = switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence -> Json.array(sequence.getValue().stream().map(this::json).toList());
            case MappingNode mapping -> object(mapping);
            default -> Json.NULL;
        };
        depth--;
        return json;
    }

    /** Whether the text stands for nothing. */
    public static boolean isNull(ScalarNode scalar) {
        return scalar.getTag().equals(Tag.NULL);
    }

    private Json.Obj object(MappingNode mapping) {
        Map<String, Json> members = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                members.putIfAbsent(wellFormed(key.getValue()), json(tuple.getValueNode()));
            }
        }
        return new Json.Obj(members);
    }

    private static Json scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        if (isNull(scalar)) {
            return Json.NULL;
        }
        if (scalar.getTag().equals(Tag.BOOL)) {
            return new Json.Bool(Boolean.parseBoolean(text));
        }
        if (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT)) {
            return number(text);
        }
        return new Json.Text(wellFormed(text));
    }

    /** Numbers that JSON cannot say, or not exactly, stay text. */
    private static Json number(String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value) && Math.abs(value) <= MAX_EXACT) {
                return new Json.Num(value);
            }
        } catch (NumberFormatException e) {
            return new Json.Text(text);
        }
        return new Json.Text(text);
    }

    /** Escapes can spell half a character, which no file can hold; a question mark takes its place. */
    public static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
