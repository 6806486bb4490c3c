package dev.openbook.text.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates that would take all memory, all time or all of the stack are stopped before they do. */
class TemplateLimitsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ 'x' * 10**9 }}",
                "{{ [1] * 10**9 }}",
                "{{ 10**400 }}",
                "{{ 9223372036854775807 + 1 }}",
                "{{ 'a'.center(10**9) }}",
                "{{ 'a' | indent(10**9, true) }}",
                "{{ '%999999999d' % 1 }}",
                "{{ '{:999999999}'.format(1) }}",
                "{{ '{:0999999999,}'.format(1) }}",
                "{{ [1] | batch(10**9, 1) | list }}",
                "{{ [1] | slice(10**9) | list }}",
                "{{ [[1]] | tojson(indent=10**9) }}",
                "{{ range(10**12) }}",
                "{{ ('a' * 10000).replace('', 'b' * 100000) }}",
                "{{ ('a ' * 4000000).split() | length }}",
                "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}",
                "{% for i in range(100000) %}{{ 'x' * 1000 }}{% endfor %}",
                "{% set ns = namespace(s='x') %}{% for i in range(99) %}{% set ns.s = ns.s + ns.s %}{% endfor %}",
                "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
                "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(30) }}",
                "{% for i in [1] recursive %}{{ loop([1]) }}{% endfor %}",
                "{% set ns = namespace() %}{% set ns.a = ns %}{{ ns }}",
                "{% set ns = namespace(v=[]) %}{% for i in range(5000) %}{% set ns.v = [ns.v] %}{% endfor %}{{ ns.v }}",
                "{% set ns = namespace(v=[]) %}{% for i in range(60) %}{% set ns.v = [ns.v, ns.v] %}{% endfor %}{{ ns.v | tojson }}",
                "{% set n = namespace(v=[], w=[]) %}{% for i in range(60) %}{% set n.v = [n.v, n.v] %}{% set n.w = [n.w, n.w] %}"
                        + "{% endfor %}{{ n.v == n.w }}",
                "{% set ns = namespace(v=()) %}{% for i in range(60) %}{% set ns.v = (ns.v, ns.v) %}{% endfor %}{{ {ns.v: 1} }}",
            })
    void whatCrossesABoundIsRefused(String template) {
        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> render(template))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.TEMPLATE_INVALID))
                .withMessageContaining("exceeds a limit")
                .withMessageContaining("line 1, column");
    }

    static List<String> deepSources() {
        int deep = 5_000;
        return List.of(
                "{{ " + "(".repeat(deep) + "1" + ")".repeat(deep) + " }}",
                "{{ " + "[".repeat(deep) + "]".repeat(deep) + " }}",
                "{{ " + "range(".repeat(deep) + ")".repeat(deep) + " }}",
                "{{ a" + "[a".repeat(deep) + "]".repeat(deep) + " }}",
                "{{ " + "not ".repeat(deep) + "1 }}",
                "{{ " + "-".repeat(deep) + "1 }}",
                "{{ " + "1 if 0 else ".repeat(deep) + "1 }}",
                "{{ 1" + " + 1".repeat(deep) + " }}",
                "{{ 1" + " | abs".repeat(deep) + " }}",
                "{{ a" + ".a".repeat(deep) + " }}",
                "{% set " + "(".repeat(deep) + "a" + ")".repeat(deep) + " = 1 %}",
                "{% if 1 %}".repeat(deep) + "{% endif %}".repeat(deep),
                "{% for i in [1] %}".repeat(deep) + "{% endfor %}".repeat(deep),
                "{% macro m() %}".repeat(deep) + "{% endmacro %}".repeat(deep),
                "{{".repeat(deep));
    }

    @ParameterizedTest
    @MethodSource("deepSources")
    void deepSourceIsRefusedWithinHalfAMegabyteOfStack(String template) throws Exception {
        OpenbookException[] failure = new OpenbookException[1];
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        render(template);
                    } catch (OpenbookException e) {
                        failure[0] = e;
                    }
                },
                "small stack",
                512 << 10);
        thread.start();
        thread.join();

        assertThat(failure[0]).isNotNull();
        assertThat(failure[0].code()).isEqualTo(FailureCode.TEMPLATE_INVALID);
        assertThat(failure[0]).hasMessageContaining("more than 64 expressions or blocks");
    }

    @Test
    void longChainsThatAreNotDeepAreFine() {
        assertThat(render("{{ 1" + " ~ 1".repeat(5_000) + " }}")).hasSize(5_001);
        assertThat(render("{% if 0 %}" + "{% elif 0 %}".repeat(5_000) + "{% else %}x{% endif %}")).isEqualTo("x");
        assertThat(render("{{ 1" + " + 1".repeat(100) + " }}")).isEqualTo("101");
    }

    @Test
    void aSourceThatIsTooLongIsRefused() {
        TemplateLimits limits = new TemplateLimits(10, 10, 10, 10, 10, 10);

        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> Template.parse("t", "x".repeat(11), limits))
                .withMessageContaining("11 characters; at most 10");
    }

    @Test
    void everyLimitIsPositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TemplateLimits(1, 1, 1, 0, 1, 1));
    }

    private static String render(String template) {
        return Template.parse("t", template, TemplateLimits.standard()).render(Map.of(), TemplateCases.NOW);
    }
}
