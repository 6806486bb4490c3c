package dev.openbook.rule;

import dev.openbook.value.Digest;

/**
 * Names a rule set exactly.
 *
 * @param name as the set calls itself
 * @param version as the set calls itself
 * @param digest of the rule file's bytes
 */
public record RuleSetIdentity(String name, String version, Digest digest) {}
