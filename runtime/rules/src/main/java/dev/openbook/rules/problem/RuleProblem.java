package dev.openbook.rules.problem;

/**
 * Something wrong with a rule file, or something in it that nobody can have meant.
 *
 * @param file the file as it was named, or its path within the folder that was named
 * @param line counted from 1
 * @param column counted from 1, in characters (code points)
 * @param code what kind of problem
 * @param message what is wrong, what is allowed, what to do
 * @param snippet the line and, below it, a caret under the place; empty if there is no such line
 */
public record RuleProblem(String file, int line, int column, Code code, String message, String snippet) {

    /** Whether a problem keeps rules from loading. */
    public enum Severity {
        /** The file is not loaded. */
        ERROR,
        /** The file is loaded; lint points it out. */
        WARNING
    }

    /** Kinds of problems. Programs match on these, never on the message. */
    public enum Code {
        /** The file cannot be opened. */
        UNREADABLE(Severity.ERROR),
        /** The file is not YAML that rule files may use. */
        YAML(Severity.ERROR),
        /** A key that rule files do not have. */
        UNKNOWN_KEY(Severity.ERROR),
        /** A key that must be there. */
        MISSING_KEY(Severity.ERROR),
        /** The same key, rule, variable or set name twice. */
        DUPLICATE(Severity.ERROR),
        /** A value that its key does not take. */
        WRONG_VALUE(Severity.ERROR),
        /** An expression that is not well formed, names no fact or mixes types. */
        EXPRESSION(Severity.ERROR),
        /** An expression that could take too long or grow too large. */
        TOO_COSTLY(Severity.ERROR),
        /** The file is not CSV as spreadsheets write it. */
        CSV(Severity.ERROR),
        /** A cell of a decision table that is not well formed. */
        CELL(Severity.ERROR),
        /** No row of a decision table fits some case. */
        GAP(Severity.ERROR),
        /** Two rows of a decision table fit the same case. */
        OVERLAP(Severity.ERROR),
        /** A row of a decision table that can never count. */
        COVERED(Severity.ERROR),
        /** More or larger than rule files may be. */
        LIMIT(Severity.ERROR),
        /** A condition that has the same value whatever the facts are. */
        CONSTANT(Severity.WARNING),
        /** A rule that can never apply. */
        UNREACHABLE(Severity.WARNING),
        /** Two parts of conditions that cannot both be true. */
        CONTRADICTION(Severity.WARNING),
        /** The same condition a second time. */
        REPEATED(Severity.WARNING),
        /** A variable, param or fact that nothing reads. */
        UNUSED(Severity.WARNING),
        /** A rule, or a set, that no test shows refusing anything. */
        UNTESTED(Severity.WARNING),
        /** A message that quotes the text that is to be held back. */
        REVEALING(Severity.WARNING),
        /** An error lets through what a rule would refuse. */
        LENIENT(Severity.WARNING);

        private final Severity severity;

        Code(Severity severity) {
            this.severity = severity;
        }

        /** Whether it keeps rules from loading. */
        public Severity severity() {
            return severity;
        }
    }

    /** Whether it keeps rules from loading. */
    public Severity severity() {
        return code.severity();
    }

    /** {@code file:line:column: message}, then the snippet. */
    @Override
    public String toString() {
        String head = file + ":" + line + ":" + column + ": " + message;
        return snippet.isEmpty() ? head : head + "\n" + snippet;
    }
}
