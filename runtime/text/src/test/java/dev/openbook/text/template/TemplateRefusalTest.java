package dev.openbook.text.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where Python prints what only its own insides explain, a template is refused; no other prompt is made instead. */
class TemplateRefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            textBlock =
                    """
            {% set ns = namespace() %}{% for x in [1] %}{% macro m() %}{{ x }}{% endmacro %}{% set ns.f = m %}{% endfor %}{{ ns.f() }} => gives x a value
            {% set ns = namespace() %}{% with a = 1 %}{% macro m() %}{{ a is defined }}{% endmacro %}{% set ns.f = m %}{% endwith %}{{ ns.f() }} => gives a a value
            {% set ns = namespace() %}{% for x in [1] %}{% macro m() %}{{ loop }}{% endmacro %}{% set ns.f = m %}{% endfor %}{{ ns.f() }} => gives loop a value
            {% set ﬁ = 1 %}{{ fi }} => the name ﬁ has characters
            {% set e\u0301 = 1 %}{{ é }} => has characters
            {{ [3, 'nan' | float, 1, 0] | sort }} => sorts by what is not a number
            {{ {1: 1, 'nan' | float: 2, 0: 3} | dictsort }} => sorts by what is not a number
            """)
    void whatPythonAnswersByAccidentIsRefused(String template, String reason) {
        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> Template.parse("t", template, TemplateLimits.standard())
                        .render(Map.of(), TemplateCases.NOW))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.TEMPLATE_INVALID))
                .withMessageContaining(reason);
    }
}
