package dev.openbook.rules.parse;

import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * Walks over a scalar's characters in the file and in its value at once. They are the same but for white space, which YAML folds,
 * and for escapes: so each step skips white space and passes one character or one escape. Not thread-safe.
 */
final class ScalarWalk {
    private final RuleSource source;
    private final ScalarStyle style;
    private int line;
    private int column;
    private int[] raw;

    /**
     * Begins before the first character of a value.
     *
     * @param start where its node starts: at its anchor or tag, if it has one
     */
    ScalarWalk(RuleSource source, ScalarStyle style, Place start) {
        this.source = source;
        this.style = style;
        this.line = start.line();
        this.column = start.column() - 1;
        this.raw = source.line(line).codePoints().toArray();
        while (skipSpace() && (raw[column] == '!' || raw[column] == '&')) {
            while (column < raw.length && !Character.isWhitespace(raw[column])) {
                column++;
            }
        }
        switch (style) {
            case SINGLE_QUOTED, DOUBLE_QUOTED -> column++;
            case LITERAL, FOLDED -> nextLine();
            case PLAIN, JSON_SCALAR_STYLE -> {
                // Starts where it stands.
            }
        }
    }

    /** Where the character of a value with an index stands; behind the last one for the value's length. */
    Place at(int[] value, int index) {
        for (int i = 0; i < index; i++) {
            pass(value[i]);
        }
        if (index < value.length && !Character.isWhitespace(value[index])) {
            skipFolds();
        }
        return new Place(line, column + 1);
    }

    private void pass(int character) {
        if (!Character.isWhitespace(character)) {
            skipFolds();
            column += width();
        } else if (column < raw.length && (raw[column] == ' ' || raw[column] == '\t')) {
            column++;
        } else if (column < raw.length && raw[column] == '\\') {
            column += width();
        } else if (style == ScalarStyle.LITERAL) {
            nextLine();
        }
    }

    /** White space, and in double quotes line breaks that are taken back. */
    private void skipFolds() {
        while (skipSpace() && style == ScalarStyle.DOUBLE_QUOTED && raw[column] == '\\' && column == raw.length - 1) {
            nextLine();
        }
    }

    /** Whether there is a character left that is no white space; then it stands there. */
    private boolean skipSpace() {
        while (true) {
            while (column < raw.length && Character.isWhitespace(raw[column])) {
                column++;
            }
            if (column < raw.length) {
                return true;
            }
            if (line >= source.lineCount()) {
                return false;
            }
            nextLine();
        }
    }

    private void nextLine() {
        line++;
        column = 0;
        raw = source.line(line).codePoints().toArray();
    }

    /** How many characters of the file stand for one of the value. */
    private int width() {
        boolean pair = column + 1 < raw.length;
        if (style == ScalarStyle.SINGLE_QUOTED) {
            return pair && raw[column] == '\'' && raw[column + 1] == '\'' ? 2 : 1;
        }
        if (style == ScalarStyle.DOUBLE_QUOTED && pair && raw[column] == '\\') {
            return switch (raw[column + 1]) {
                case 'x' -> 4;
                case 'u' -> 6;
                case 'U' -> 10;
                default -> 2;
            };
        }
        return 1;
    }
}
