package dev.openbook.rules.problem;

/**
 * Something wrong with a rule file.
 *
 * @param file name of the file, without folders
 * @param line counted from 1
 * @param column counted from 1, in characters (code points)
 * @param code what kind of problem
 * @param message what is wrong, what is allowed, what to do
 * @param snippet the line and, below it, a caret under the place; empty if there is no such line
 */
public record RuleProblem(String file, int line, int column, Code code, String message, String snippet) {

    /** Kinds of problems. Programs match on these, never on the message. */
    public enum Code {
        /** The file cannot be opened. */
        UNREADABLE,
        /** The file is not YAML that rule files may use. */
        YAML,
        /** A key that rule files do not have. */
        UNKNOWN_KEY,
        /** A key that must be there. */
        MISSING_KEY,
        /** The same key, rule, variable or set name twice. */
        DUPLICATE,
        /** A value that its key does not take. */
        WRONG_VALUE,
        /** An expression that is not well formed, names no fact or mixes types. */
        EXPRESSION,
        /** An expression that could take too long or grow too large. */
        TOO_COSTLY,
        /** The file is not CSV as spreadsheets write it. */
        CSV,
        /** A cell of a decision table that is not well formed. */
        CELL,
        /** No row of a decision table fits some case. */
        GAP,
        /** Two rows of a decision table fit the same case. */
        OVERLAP,
        /** A row of a decision table that can never count. */
        COVERED,
        /** More or larger than rule files may be. */
        LIMIT
    }

    /** {@code file:line:column: message}, then the snippet. */
    @Override
    public String toString() {
        String head = file + ":" + line + ":" + column + ": " + message;
        return snippet.isEmpty() ? head : head + "\n" + snippet;
    }
}
