package dev.openbook.rule;

import dev.openbook.value.Digest;

/**
 * Names a rule set exactly.
 *
 * @param name as the set calls itself
 * @param version as the set calls itself
 * @param digest of the rule file's bytes; for a table whose rows stand in a file of their own, of both files' digests in
 *     hexadecimal, one after the other
 */
public record RuleSetIdentity(String name, String version, Digest digest) {}
