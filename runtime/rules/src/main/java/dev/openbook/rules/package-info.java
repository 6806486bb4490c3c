/**
 * Rules that decide which models may be opened, as files that people can read, test and version.
 *
 * <p>{@link dev.openbook.rules.RuleBooks} loads them, {@link dev.openbook.rule.RuleBook} asks them, {@link
 * dev.openbook.rules.RuleTests} runs the tests that a rule file brings along. The way of a rule through the packages:
 * {@code parse} (YAML to values with places), {@code check} (expressions compiled, everything fitted together), {@code
 * evaluate} (facts in, decision out); {@code facts} says what rules can see, {@code expression} is the only place that
 * sees the expression language.
 *
 * <p>A file is a rule set or, with {@code kind: DecisionTable}, a decision table, which {@code table} understands. The format
 * {@code rules/v1} of rule sets:
 *
 * {@snippet lang = "yaml":
 * apiVersion: rules/v1
 * kind: RuleSet
 * metadata: {name: open-licences-only, version: 1}
 * stage: admission               # before a model is opened
 * onError: deny                  # deny (default) or allow: if a rule fails with an error
 * mode: enforce                  # enforce (default) or report: a warning at most
 * params: {allowed: [Apache-2.0, MIT]}
 * variables:
 *   - {name: large, expression: "model.graph.parameters > 1000000000"}
 * rules:
 *   - id: licence-allowed
 *     when: "known(model.license.spdx)"       # without it the rule always applies
 *     require: "model.license.spdx in params.allowed"
 *     action: deny                            # deny, review, warn or audit
 *     message: "'The licence ' + model.license.spdx + ' is not on our list.'"
 * tests:
 *   - name: a licence that is not on the list
 *     given: {model: {license: {spdx: GPL-3.0-only}}}
 *     expect: {outcome: deny, rules: [licence-allowed]}
 * }
 */
@NullMarked
package dev.openbook.rules;

import org.jspecify.annotations.NullMarked;
