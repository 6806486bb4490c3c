package dev.openbook.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.rules.Models;
import dev.openbook.rules.facts.ModelFacts;
import dev.openbook.rules.facts.ModelSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final Map<String, Object> PARAMS = Map.of("allowed", List.of("Apache-2.0", "MIT"), "most", 10L);

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', value = {
        "model.license.spdx in params.allowed @ model.license.spdx in params.allowed is false: "
                + "model.license.spdx = 'LicenseRef-HF-llama3', params.allowed = ['Apache-2.0', 'MIT']",
        "model.license.spdx in ['MIT'] @ model.license.spdx in ['MIT'] is false: model.license.spdx = 'LicenseRef-HF-llama3'",
        "model.readable && model.license.open && size(model.files) > 5 @ model.license.open is false: model.license.open = false",
        "model.readable && (size(model.files) > 5 || model.license.open) @ size(model.files) > 5 || model.license.open is false: "
                + "size(model.files) = 1, model.license.open = false",
        "model.files.all(f, f.size < 100) @ model.files.all(f, f.size < 100) is false: "
                + "model.files = [{path: 'model.onnx', size: 1234, sha256: '9372c470eeadd5ecd9c3c74c2b3cb633f8e2f2fad799250a0f70d652b6b825e4', covered: true}], "
                + "f.size = 1234",
        "model.findings.exists(f, f.severity == 'ERROR') @ model.findings.exists(f, f.severity == 'ERROR') is false: "
                + "model.findings = [{code: 'NOTE', severity: 'INFO', place: 'model.onnx', message: 'Something.', remedy: 'Nothing.'}]",
        "known(model.card.frontMatter.x) @ known(model.card.frontMatter.x) is false",
        "!(model.graph.opsets['ai.onnx'] >= 14) @ !(model.graph.opsets['ai.onnx'] >= 14) is false: model.graph.opsets[\"ai.onnx\"] = 14",
        "model.license.spdx.lowerAscii().startsWith('mit') @ model.license.spdx.lowerAscii().startsWith('mit') is false: "
                + "model.license.spdx.lowerAscii() = 'licenseref-hf-llama3'",
        "model.license.open ? true : size(model.files) == 2 @ model.license.open ? true : size(model.files) == 2 is false: "
                + "model.license.open = false, size(model.files) = 1",
        "1 == 2 @ 1 == 2 is false",
    })
    void whatIsFalseIsExplainedByTheFactsInIt(String text, String explanation) {
        assertThat(evaluate(text).explanation()).isEqualTo(explanation);
    }

    @Test
    void longValuesAreShownInPart() {
        Map<String, Object> facts = new LinkedHashMap<>(ModelFacts.of(Models.wellKnown()));
        facts.put("tasks", java.util.Collections.nCopies(50, "x"));
        facts.put("source", "s".repeat(500));
        assertThat(compile("model.tasks == ['a']").explain(Map.of("model", facts)).explanation()).endsWith("model.tasks = a list of 50");
        assertThat(compile("model.source == 'a'").explain(Map.of("model", facts)).explanation())
                .endsWith("model.source = '" + "s".repeat(120) + "…'");
    }

    /** The bombs that the engine itself does not stop, and their kin. */
    @ParameterizedTest
    @ValueSource(strings = {
        "model.files.map(a, model.files.map(b, model.files)).size() == 1",
        "model.files.map(a, model.files) == model.files.map(b, model.files)",
        "[1,1,1,1].map(a,[a,a,a,a]).map(b,[b,b,b,b]).map(c,[c,c,c,c]) == [] || model.files.all(f, model.files.all(g, model.files == model.files))",
        "model.findings.all(f, model.findings.all(g, f.message.contains(g.message)))",
        "model.findings.all(f, model.findings.all(g, f.message.matches('a*b')))",
        "model.findings.all(f, f.message.matches('(a?){200}b'))",
    })
    void bombsAreRefusedWhenTheyAreLoaded(String text) {
        List<ExpressionIssue> issues = new ArrayList<>();
        assertThat(compiler().compile(text, Purpose.CONDITION, issues::add)).isEmpty();
        assertThat(issues).singleElement().satisfies(issue -> {
            assertThat(issue.costly()).isTrue();
            assertThat(issue.message()).containsAnyOf("could take too long", "grow too large");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "model.findings.exists(f, model.files.exists(g, g.path == f.place))",
        "model.files.all(f, f.path.matches('[a-z0-9._/-]+'))",
        "model.files.filter(f, f.path.endsWith('.onnx')).map(f, f.size).all(s, s < 4000000000)",
        "model.graph.operators.exists(o, o.startsWith('com.microsoft')) && size(model.graph.operators) < 100",
        "model.lineage.all(a, a.model.substring(0, a.model.indexOf('/')) in params.allowed)",
        "model.files.all(f, f.sha256.matches('^[0-9a-f]{64}$'))",
        "model.license.spdx in params.allowed && model.card.datasets.exists(d, d in params.allowed)",
    })
    void usefulRulesAreNot(String text) {
        assertThat(compile(text)).isNotNull();
    }

    /** Every one of these once made a parser or an engine run out of time, stack or memory. */
    @Test
    void malformedAndOversizedExpressionsAreIssues() {
        List<String> texts = List.of(
                "(".repeat(4_000), "!".repeat(4_000) + "true", "-".repeat(4_000) + "1", "[".repeat(4_000), "a.".repeat(2_000) + "b",
                "1+".repeat(2_000) + "1 == 1", "true?".repeat(800), "'" + "x".repeat(5_000) + "' == ''", "{".repeat(2_000), "\\", "'''", "🙂",
                "model.source.matches('" + "(a?){1000}".repeat(3) + "')", "x".repeat(4_096), "model[0]", "model.license()", "{}.a == 1",
                "cel.bind(x, 'a', x == 'a')", "model.source.split('a') == []", "model.source.replace('a', 'b') == ''", "model.source.reverse() == ''", "");
        for (String text : texts) {
            List<ExpressionIssue> issues = new ArrayList<>();
            Optional<Expression> expression = compiler().compile(text, Purpose.CONDITION, issues::add);
            assertThat(expression.isEmpty()).as(text).isEqualTo(!issues.isEmpty());
            if (!text.startsWith("!") && !text.startsWith("1+") && !text.equals("{}.a == 1")) {
                assertThat(issues).as(text.substring(0, Math.min(20, text.length()))).isNotEmpty();
            }
        }
    }

    @Test
    void messagesMayJoinTextsAndMustBeTexts() {
        assertThat(evaluate("'Allowed: ' + params.allowed.join(', ') + '.'", Purpose.MESSAGE))
                .isInstanceOfSatisfying(Evaluation.Value.class, value -> assertThat(value.value()).isEqualTo("Allowed: Apache-2.0, MIT."));
        List<ExpressionIssue> issues = new ArrayList<>();
        assertThat(compiler().compile("params.most", Purpose.MESSAGE, issues::add)).isEmpty();
        assertThat(issues.get(0).message()).isEqualTo("A message must be a text, but this is of type int. Use string(…).");
    }

    @Test
    void anUnknownFactInsideALoopIsUnknown() {
        Evaluation evaluation = compile("model.lineage.all(a, a.relation == 'finetune')")
                .evaluate(Map.of("model", Map.of("lineage", List.of(Map.of("model", "x")))));
        assertThat(evaluation).isEqualTo(new Evaluation.Unknown(
                "model.lineage.all(a, a.relation == 'finetune') cannot be decided: model.lineage[0].relation is unknown",
                List.of("model.lineage[0].relation")));
    }

    @Test
    void numbersCompareAcrossTheirKinds() {
        assertThat(evaluate("model.card.frontMatter.score < 1 && model.card.frontMatter.downloads > 11.5"))
                .isInstanceOfSatisfying(Evaluation.Value.class, value -> assertThat(value.isTrue()).isTrue());
    }

    private static Evaluation evaluate(String text) {
        return evaluate(text, Purpose.CONDITION);
    }

    private static Evaluation evaluate(String text, Purpose purpose) {
        Expression expression = compiler().compile(text, purpose, issue -> {
            throw new AssertionError(issue.toString());
        }).orElseThrow();
        return expression.explain(Map.of("model", ModelFacts.of(Models.wellKnown()), "params", PARAMS));
    }

    private static Expression compile(String text) {
        return compiler().compile(text, Purpose.CONDITION, issue -> {
            throw new AssertionError(issue.toString());
        }).orElseThrow();
    }

    private static ExpressionCompiler compiler() {
        return new ExpressionCompiler(Map.of("model", ModelSchema.MODEL), PARAMS);
    }
}
