package dev.openbook.rules.parse;

import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The characters of a YAML scalar, and where they stand in the file, however the scalar is written. Places are looked for when
 * somebody asks, since most values have no fault and a line may hold thousands of them.
 */
public final class ScalarText {
    private final String value;
    private final Place start;
    private final ScalarStyle style;
    private final RuleSource source;

    private ScalarText(ScalarNode node, Place start, RuleSource source) {
        this.value = node.getValue();
        this.start = start;
        this.style = node.getScalarStyle();
        this.source = source;
    }

    static ScalarText of(ScalarNode node, Place start, RuleSource source) {
        return new ScalarText(node, start, source);
    }

    /** The characters. */
    public String value() {
        return value;
    }

    /**
     * Where a character stands. Costs a walk over the value.
     *
     * @param line of the value, counted from 1
     * @param offset within that line, in code points, counted from 0
     */
    public Place at(int line, int offset) {
        int[] points = value.codePoints().toArray();
        int index = 0;
        for (int breaks = 1; breaks < line && index < points.length; index++) {
            breaks += points[index] == '\n' ? 1 : 0;
        }
        return new ScalarWalk(source, style, start).at(points, Math.clamp(index + (long) offset, 0, points.length));
    }
}
