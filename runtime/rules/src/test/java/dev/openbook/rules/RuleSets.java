package dev.openbook.rules;

/** Rule files for tests. */
final class RuleSets {
    static final String HEAD = """
            apiVersion: rules/v1
            kind: RuleSet
            metadata: {name: test, version: 1}
            stage: admission
            """;

    /** A clock that stands still, so that results are equal if they say the same. */
    static final RuleSettings UNTIMED = RuleSettings.standard().timedBy(() -> 0);

    private RuleSets() {}

    /** A set with one rule. */
    static String requiring(String require, String action) {
        return requiring("", require, action);
    }

    /** A set with one rule and some more keys of the set. */
    static String requiring(String moreKeys, String require, String action) {
        return HEAD + moreKeys + """
                rules:
                  - id: only
                    require: >-
                      %s
                    action: %s
                    message: "'It does not hold.'"
                """.formatted(require, action);
    }
}
