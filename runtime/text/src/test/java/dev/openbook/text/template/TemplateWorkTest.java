package dev.openbook.text.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.openbook.failure.OpenbookException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes through a long text or a large collection counts as so much work, or a template could do it without end. */
class TemplateWorkTest {
    private static final Map<String, Object> VARIABLES = variables();

    private static Map<String, Object> variables() {
        Map<String, Object> large = new LinkedHashMap<>();
        for (int i = 0; i < 20_000; i++) {
            large.put("k" + i, true);
        }
        Map<String, Object> variables = new HashMap<>();
        variables.put("long", "a".repeat(1_000_000));
        variables.put("digits", "1".repeat(1_000_000));
        variables.put("format", "1".repeat(300_000));
        variables.put("large", large);
        variables.put("list", Collections.nCopies(20_000, true));
        variables.put("more", Collections.nCopies(20_000, true));
        return variables;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "long.removeprefix('a')",
                "long.removesuffix('a')",
                "long.partition('z')",
                "long.rpartition('a')",
                "long.splitlines()",
                "long.center(1)",
                "long.zfill(1)",
                "long.expandtabs()",
                "long | truncate(9999999)",
                "long | forceescape",
                "long | int",
                "digits | float",
                "long is lower",
                "long is upper",
                "'b'.strip(long)",
                "long in 'b'",
                "'b'.startswith((long,))",
                "list == more",
                "list.count(true)",
                "f(**large)",
                "strftime_now(format)",
            })
    void eachGoingThroughItCosts(String expression) {
        String template = "{% macro f() %}{% set _ = kwargs %}{% endmacro %}{% for i in range(400) %}{% set x = " + expression + " %}{% endfor %}";

        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> render(template, 20_000))
                .withMessageContaining("more than 20000 steps of work");
    }

    @Test
    void aLoopOverATextThatIsLeftAtOnceCostsItsLength() {
        String template = "{% for i in range(400) %}{% for c in long %}{% break %}{% endfor %}{% endfor %}";

        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> render(template, 20_000))
                .withMessageContaining("more than 20000 steps of work");
    }

    @Test
    void theFirstOfManyCostsNoMoreThanTheFirstOfFew() {
        String template = "{% for i in range(400) %}{% set x = large | first ~ large.values() | first ~ large | items | first %}{% endfor %}";

        assertThat(render(template, 20_000)).isEmpty();
    }

    static List<String> manyNames() {
        StringBuilder sets = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            sets.append("{%set a").append(i).append("=1%}");
        }
        return List.of(
                sets + "{%if 1%}{%endif%}".repeat(5_000),
                "{%if 0%}" + sets.toString().replace("set", "elif").replace("=1", "") + "{%endif%}",
                "{%for i in range(100000)%}{%if 0%}" + sets + "{%endif%}{%endfor%}");
    }

    @ParameterizedTest
    @MethodSource("manyNames")
    void manyNamesInManyBranchesOrTurnsCost(String template) {
        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> render(template, 1_000_000))
                .withMessageContaining("more than 1000000 steps of work");
    }

    /** Naive search would take until the next day. */
    @ParameterizedTest
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @CsvSource(
            delimiterString = "=>",
            textBlock =
                    """
            t.find(part)                        => -1
            t.rfind('b' ~ half)                 => -1
            t.count(part)                       => 0
            part in t                           => False
            t.replace(part, '') | length        => 4000000
            t.split(part) | length              => 1
            t.rsplit('b' ~ half) | length       => 1
            t.partition(part)[0] | length       => 4000000
            t.strip(part[1:-1] ~ 'c') | length  => 0
            (t ~ part).find(part)               => 4000000
            (t ~ part).rfind(half)              => 4000000
            ('b' ~ t ~ 'b').strip(half) | length => 4000002
            ('%.9999999f' % 1.5) | length       => 10000001
            """)
    void searchingTakesNoLongerThanTheTextsAreLong(String expression, String expected) {
        String template = "{% set t = 'a' * 4000000 %}{% set half = 'a' * 2000000 %}{% set part = half ~ 'b' %}{{ " + expression + " }}";

        assertThat(render(template, 10_000_000)).isEqualTo(expected);
    }

    @Test
    void membersThatAreMissingAreNamedInShort() {
        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> render("{{ {}[long] + 1 }}", 100_000))
                .withMessageContaining("has no attribute 'aaaa")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600));
    }

    private static String render(String template, long steps) {
        TemplateLimits limits = new TemplateLimits(1_000_000, 64, 256, steps, 1_000_000, 10_000_010);
        return Template.parse("t", template, limits).render(VARIABLES, TemplateCases.NOW);
    }
}
