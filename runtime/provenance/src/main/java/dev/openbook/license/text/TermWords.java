package dev.openbook.license.text;

import java.util.Set;

/**
 * Words with which terms are set, and which are no part of a name. SPDX lets anything stand in the place of a copyright holder;
 * here a sentence that grants or holds back something may not hide there.
 */
final class TermWords {
    private static final Set<String> WORDS = Set.of(
            "not", "no", "only", "may", "must", "shall", "should", "can", "cannot", "without", "except", "unless", "if",
            "prohibited", "forbidden", "permitted", "allowed", "restricted", "use", "used", "using", "usage", "uses",
            "commercial", "noncommercial", "commercially", "purpose", "purposes", "permission", "permissions", "redistribute",
            "redistributed", "sell", "sold", "you", "your", "subject", "agree", "fee", "royalty", "hereby", "granted",
            "conditions", "condition", "prior", "written");

    private TermWords() {}

    static boolean contains(String word) {
        return WORDS.contains(word);
    }

    /** All of them, as alternatives of a regular expression. */
    static String alternatives() {
        return WORDS.stream().sorted().reduce((one, other) -> one + "|" + other).orElseThrow();
    }
}
