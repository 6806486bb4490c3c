package dev.openbook.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.bundle.Cel;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.openbook.rules.cost.FunctionCosts;
import dev.openbook.rules.cost.Shape;
import dev.openbook.rules.cost.WorstCase;
import dev.openbook.rules.facts.FactType;
import dev.openbook.rules.facts.ModelSchema;
import dev.openbook.rules.facts.UnknownValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random expressions over random facts: never more steps than were estimated, and never anything but a documented result. */
class CostProperties {
    private static final List<String> FACTS = List.of("params.n", "params.t", "params.m", "params.l", "params.s", "params.i", "params.d",
            "params.b", "model.files", "model.source", "model.license.open", "model.graph.opsets", "model.card.frontMatter", "variables.v");

    @Property(tries = 600)
    void anExpressionTakesNoMoreStepsThanEstimated(@ForAll("expressions") String text, @ForAll("params") Map<String, Object> params) {
        Map<String, FactType> names = new LinkedHashMap<>();
        names.put("params", FactTypes.ofParams(params));
        Cel engine = new CelEnvironment(names, Set.of()).engine();
        CelValidationResult result = engine.compile(text.replace("model.files", "params.l").replace("model.source", "params.s"));
        if (result.hasError()) {
            return;
        }
        Map<String, Shape> shapes = new HashMap<>();
        params.forEach((name, value) -> shapes.put("params." + name, Shape.ofValue(value)));
        try {
            CelAbstractSyntaxTree ast = result.getAst();
            CelRuntime.Program program = engine.createProgram(ast);
            double estimate = new WorstCase(ast, FactTypes.structs(names), shapes, FunctionCosts.NONE).estimate().work().steps();
            assertThat((double) steps(program, Facts.of(Map.of("params", params)))).as(text).isLessThanOrEqualTo(estimate);
        } catch (CelEvaluationException | CelValidationException e) {
            throw new AssertionError(e);
        }
    }

    private static long steps(CelRuntime.Program program, Facts facts) {
        long[] steps = {0};
        try {
            program.trace(facts.resolver(), (expr, value) -> steps[0]++);
        } catch (CelEvaluationException e) {
            // The steps until it failed count as well.
        }
        return steps[0];
    }

    @Property(tries = 400)
    void everyExpressionHasAValueOrAReason(
            @ForAll("expressions") String text, @ForAll("params") Map<String, Object> params, @ForAll("models") Map<String, Object> model) {
        List<ExpressionIssue> issues = new ArrayList<>();
        ExpressionCompiler compiler = new ExpressionCompiler(
                Map.of("model", ModelSchema.MODEL), params, List.of("v"));
        compiler.define("v", compiler.compile("1 / 2", Purpose.VALUE, issues::add).orElseThrow());
        var expression = compiler.compile(text, Purpose.VALUE, issues::add);
        assertThat(expression.isEmpty()).isEqualTo(!issues.isEmpty());
        assertThat(issues).hasSizeLessThanOrEqualTo(5).allSatisfy(issue -> assertThat(issue.message()).isNotBlank());
        expression.ifPresent(sound -> {
            Map<String, Object> variables = new HashMap<>(Map.of("v", new Evaluation.Failed("v cannot be computed", List.of())));
            Facts facts = Facts.of(Map.of("model", model, "params", params, "variables", variables));
            Evaluation evaluated = sound.evaluate(facts);
            Evaluation explained = sound.explain(facts);
            assertThat(explained.getClass()).isEqualTo(evaluated.getClass());
            if (evaluated instanceof Evaluation.Value value && explained instanceof Evaluation.Value why) {
                assertThat(why.value().toString()).isEqualTo(value.value().toString());
                assertThat(why.explanation()).isNotBlank();
            } else {
                assertThat(explained).isEqualTo(evaluated);
                assertThat(evaluated.explanation()).isNotBlank().doesNotContain("INTERNAL", "Exception");
            }
        });
    }

    @Provide
    Arbitrary<String> expressions() {
        return expressions(4);
    }

    private static Arbitrary<String> expressions(int depth) {
        return depth == 0 ? leaf() : Arbitraries.oneOf(leaf(), operation(depth - 1), loop(depth - 1), call(depth - 1));
    }

    private static Arbitrary<String> leaf() {
        return Arbitraries.oneOf(
                Arbitraries.of(FACTS),
                Arbitraries.of("1", "0", "2.5", "0.0", "'a'", "''", "true", "false", "[]", "x", "y", "x.path", "x.size", "[1, 2, 3]", "{'a': 1}"));
    }

    private static Arbitrary<String> operation(int depth) {
        Arbitrary<String> operator = Arbitraries.of("==", "!=", "<", ">=", "+", "-", "*", "/", "%", "&&", "||", "in");
        return Combinators.combine(expressions(depth), operator, expressions(depth)).as((a, op, b) -> "(" + a + " " + op + " " + b + ")");
    }

    private static Arbitrary<String> loop(int depth) {
        Arbitrary<String> kind = Arbitraries.of("all", "exists", "exists_one", "filter", "map");
        Arbitrary<String> name = Arbitraries.of("x", "y");
        return Combinators.combine(expressions(depth), kind, name, expressions(depth))
                .as((range, loop, variable, body) -> range + "." + loop + "(" + variable + ", " + body + ")");
    }

    private static Arbitrary<String> call(int depth) {
        return Combinators.combine(expressions(depth), expressions(depth), Arbitraries.of(
                        "size(%s)", "known(%s)", "string(%s)", "double(%s)", "int(%s)", "%s[%s]", "%s.contains(%s)", "%s.matches('a*b')",
                        "%s.lowerAscii()", "%s.substring(1)", "[%s, %s]", "{%s: %s}", "!%s", "%s ? 1 : 2", "%s.foo", "dyn(%s)", "%s.join(',')"))
                .as((a, b, form) -> form.formatted(a, b));
    }

    @Provide
    Arbitrary<Map<String, Object>> params() {
        Arbitrary<List<Long>> numbers = Arbitraries.longs().between(-3, 3).list().ofMaxSize(30);
        Arbitrary<List<String>> texts = Arbitraries.strings().withChars("ab").ofMaxLength(5).list().ofMaxSize(12);
        return Combinators.combine(numbers, texts, Arbitraries.longs().between(0, 3), Arbitraries.of(0.0, 0.5, 2.0)).as((n, t, i, d) -> {
            Map<String, Object> params = new LinkedHashMap<>();
            params.put("n", n);
            params.put("t", t);
            params.put("m", Map.of("a", 1L, "b", 2L));
            params.put("l", List.of(List.of(1L, 2L), List.of(i)));
            params.put("s", String.join("", t));
            params.put("i", i);
            params.put("d", d);
            params.put("b", i > 1);
            return params;
        });
    }

    @Provide
    Arbitrary<Map<String, Object>> models() {
        return Combinators.combine(Arbitraries.integers().between(0, 20), Arbitraries.integers().between(0, 15)).as((files, known) -> {
            Map<String, Object> model = new LinkedHashMap<>();
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < files; i++) {
                list.add(i % 7 == 6 ? Map.of() : Map.of("path", "p" + i, "size", (long) i));
            }
            model.put("files", list);
            if ((known & 1) == 1) {
                model.put("source", "abab");
            }
            if ((known & 2) == 2) {
                model.put("license", (known & 4) == 4 ? Map.of("open", true) : Map.of());
            }
            if ((known & 8) == 8) {
                model.put("graph", Map.of("opsets", Map.of("a", 1L)));
                model.put("card", Map.of("frontMatter", Map.of("a", UnknownValue.UNKNOWN, "foo", List.of(1L, "b", 2.5), "b", "text")));
            }
            return model;
        });
    }
}
