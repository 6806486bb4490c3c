package dev.openbook.rules;

/**
 * One rule changed to see whether a test notices.
 *
 * @param file the file as it was named, or its path within the folder that was named
 * @param line of what was changed, counted from 1
 * @param column of what was changed, counted from 1
 * @param ruleSet name and version of the set
 * @param rule its identifier
 * @param kind what was changed
 * @param noticed whether a test that passes on the rule as it is written then fails
 */
public record RuleChange(String file, int line, int column, String ruleSet, String rule, Kind kind, boolean noticed) {
    /** What can be changed. */
    public enum Kind {
        /** What the rule demands becomes what it refuses. */
        REQUIRE_NEGATED("no test notices if this demand is turned into its opposite"),
        /** It is asked where it was not, and not where it was. */
        WHEN_NEGATED("no test notices if this rule applies to exactly the other cases"),
        /** It is always asked. */
        WHEN_REMOVED("no test notices if this rule applies to every case"),
        /** The next milder thing follows. */
        ACTION_WEAKENED("no test notices if something milder follows");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        /** What it means that no test notices. */
        public String sentence() {
            return sentence;
        }
    }
}
