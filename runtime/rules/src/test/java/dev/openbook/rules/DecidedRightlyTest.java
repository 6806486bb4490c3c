package dev.openbook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.rule.Decision;
import dev.openbook.rule.Outcome;
import dev.openbook.rule.RuleResult;
import dev.openbook.rule.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is unknown, what fails and what is neither, over facts that a test of the rule file gives. */
class DecidedRightlyTest {
    private static final String GIVEN = "{model: {source: s, findings: [], files: [{path: a, size: 1, sha256: b}, {path: c, size: 20}],"
            + " license: {spdx: MIT}, lineage: [{model: x, license: {open: true}}, {}], graph: {opsets: {ai.onnx: 14}, metadata: {k: v}},"
            + " card: {frontMatter: {n: 5, l: [1, 'a', {b: 2}], t: x, d: 0.5}}}}";

    @ParameterizedTest
    @CsvSource(delimiter = '@', value = {
        "known(model.graph.opsets['ai.onnx']) @ true",
        "known(model.graph.opsets['nope'])    @ false",
        "known(model.graph.opsets.foo)        @ false",
        "known(model.lineage[0].license)      @ true",
        "known(model.lineage[1].license)      @ false",
        "known(model.lineage[7].license)      @ false",
        "known(model.lineage[0])              @ true",
        "known(model.lineage[2])              @ false",
        "known(model.files[7].path)           @ false",
        "known(model.dataCards[0].license)    @ false",
        "known(model.card.frontMatter.n.foo)  @ false",
        "known(model.card.frontMatter.t.a.b)  @ false",
        "known(model.card.frontMatter.l[2].b) @ true",
        "known(model.card.frontMatter.l[1].b) @ false",
        "known(model.openness.label)          @ false",
        "model.files.all(f, known(f.sha256))  @ false",
        "model.files.exists(f, known(f.sha256)) @ true",
    })
    void knownIsAlwaysTrueOrFalse(String require, boolean holds) {
        RuleResult result = only(RuleSets.requiring(require, "deny"));
        assertThat(result.verdict()).isEqualTo(holds ? Verdict.HOLDS : Verdict.VIOLATED);
        assertThat(only(RuleSets.requiring("!" + require, "deny")).verdict()).isEqualTo(holds ? Verdict.VIOLATED : Verdict.HOLDS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', value = {
        "10.0 / double(size(model.findings)) > 0.5 @ it divides by zero",
        "!(0.0 / 0.0 < 0.5)                        @ it divides by zero",
        "model.card.frontMatter.d / 0.0 > 0.5      @ it divides by zero",
        "1.0e300 * 1.0e300 > 1.0                   @ a number grows too large",
        "double('NaN') != 1.0                      @ a number grows too large",
        "double('Infinity') > 1.0                  @ a number grows too large",
        "double('x') > 1.0                         @ a text cannot be read as what it is converted to",
        "5 % size(model.findings) == 0             @ it divides by zero",
        "model.source.substring(5) == ''           @ it reads beyond the end of a text",
        "model.source.substring(3, 1) == ''        @ it reads beyond the end of a text",
        "model.source.charAt(9) == ''              @ it reads beyond the end of a text",
        "model.files[9].path == ''                 @ it reads beyond the end of a list",
        "model.card.frontMatter.n                  @ a value is of another type than the expression needs",
        "model.card.frontMatter.t ? true : false   @ a value is of another type than the expression needs",
        "model.card.frontMatter.n.all(x, true)     @ a value is of another type than the expression needs",
        "model.card.frontMatter.n in model.card.frontMatter.t @ a value is of another type than the expression needs",
    })
    void whatCannotBeComputedFailsAndSaysWhy(String require, String reason) {
        String typed = require.equals("model.card.frontMatter.n") ? "model.card.frontMatter.n && true" : require;
        RuleResult result = only(RuleSets.requiring(typed, "audit"));
        assertThat(result.explanation()).isEqualTo(typed + " cannot be computed: " + reason + " (onError: deny)");
        assertThat(result.outcome()).isEqualTo(Outcome.DENY);
    }

    @ParameterizedTest
    @CsvSource({"1.0 / 4.0 == 0.25", "0.1 + 0.2 > 0.3", "double('1e3') == 1000.0", "1.5 * 2.0 - 1.0 == 2.0",
        "model.card.frontMatter.d * 2.0 == 1.0", "type(model) != type(1)"})
    void otherNumbersAreComputedAsUsual(String require) {
        assertThat(only(RuleSets.requiring(require, "deny")).verdict()).isEqualTo(Verdict.HOLDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"known(variables.ratio)", "variables.ratio > 5", "!known(variables.ratio)"})
    void aVariableThatFailsDoesNotMakeItsRuleGoAway(String when) {
        String set = RuleSets.requiring("variables:\n  - {name: ratio, expression: 1 / size(model.findings)}\n", "true", "audit")
                + "    when: '" + when + "'\n";
        RuleResult result = only(set);
        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.outcome()).isEqualTo(Outcome.DENY);
        assertThat(result.explanation()).contains("1 / size(model.findings) cannot be computed: it divides by zero");
    }

    @Test
    void aRuleIsProtectedByItsCondition() {
        String set = RuleSets.requiring("variables:\n  - {name: ratio, expression: 1 / size(model.findings)}\n", "variables.ratio > 5", "deny")
                + "    when: size(model.findings) > 0\n";
        assertThat(only(set).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.license.open && variables.ratio > 5", "variables.ratio > 5 && model.license.open"})
    void aFaultDoesNotWeakenWhatIsUnknown(String require) {
        String set = RuleSets.requiring(
                "onError: allow\nvariables:\n  - {name: ratio, expression: 1 / size(model.findings)}\n", require, "deny");
        assertThat(only(set).outcome()).isEqualTo(Outcome.DENY);
        assertThat(only(set).unknown()).containsExactly("model.license.open");
    }

    @Test
    void valuesOfEarlierElementsAreForgotten() {
        assertThat(only(RuleSets.requiring("model.files.all(f, f.size < 10 && f.path != 'x')", "deny")).explanation())
                .endsWith("f.size = 20");
        String nested = "model.files.all(f, model.files.all(g, f.size + g.size < 30 && g.path != f.path + ''))".replace(" + ''", "");
        assertThat(only(RuleSets.requiring(nested, "deny")).explanation())
                .endsWith("f.size + g.size = 2, g.path = 'a', f.path = 'a'");
        assertThat(only(RuleSets.requiring("!model.files.all(f, f.size < 100)", "deny")).explanation()).doesNotContain("f.size = ");
    }

    @Test
    void aMessageSaysWhatItCan() {
        String set = RuleSets.requiring("false", "deny")
                .replace("\"'It does not hold.'\"", "\"'By ' + model.openness.label + ' under ' + model.license.spdx + '.'\"");
        assertThat(only(set).message()).isEqualTo("By (unknown) under MIT.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.lineage.all(a, a.license.open)", "model.lineage.all(a, a.model != 'evil')", "!model.lineage.exists(a, a.model == 'evil')"})
    void anElementOfWhichNothingIsKnownDecidesNothing(String require) {
        assertThat(only(RuleSets.requiring(require, "deny")).verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    /** The engine hands on errors as values from these operators; nothing must be made of them. */
    @ParameterizedTest
    @ValueSource(strings = {
        "(model.license.open && true) != true",
        "(model.license.open || false) == false || false",
        "!(model.license.open && true)",
        "[model.license.open && true] == []",
        "[model.license.open && true] != [true]",
        "{'a': model.license.open && true} != {'a': true}",
        "!((model.license.open && true) in [true])",
        "size([model.license.open && true]) == 1",
        "[model.license.open && true].all(x, true)",
        "(model.license.open && true) ? true : true",
        "(model.license.open ? model.readable : true) != false",
        "model.lineage.all(a, a.license.open) != true",
        "model.files.filter(f, f.sha256 == 'b' && true) != []",
        "string(model.license.open && true) != 'x'",
        "dyn(model.license.open && true) != 1",
        "type(model.license.open && true) != type(1)",
        "[1].map(x, model.license.open && true) != []",
        "[1].exists_one(x, model.license.open && true) != true",
    })
    void nothingIsMadeOfAnErrorThatIsPassedOn(String require) {
        assertThat(only(RuleSets.requiring(require, "deny")).verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', value = {
        "model.lineage.exists(a, a.model == 'x') @ HOLDS",
        "size(model.lineage) == 2 @ HOLDS",
        "model.lineage.all(a, a.model == 'y') @ VIOLATED"})
    void whatTheOthersSayStillCounts(String require, Verdict verdict) {
        assertThat(only(RuleSets.requiring(require, "deny")).verdict()).isEqualTo(verdict);
    }

    private static RuleResult only(String set) {
        Decision decision = RuleTests.run("test.yaml", set + "tests:\n  - name: x\n    given: " + GIVEN + "\n    expect: {outcome: allow}\n")
                .get(0).decision();
        return decision.results().get(0);
    }
}
