package dev.openbook.rules.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternCheckTest {
    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '`', value = {
        "abc @ 3", "a{5} @ 5", "[0-9a-f]{64} @ 64", "(ab){3} @ 9", "(a{10}b){10}c @ 121", "((a{1000}){1000}){1000} @ 1001001000",
        "[^]a]{3} @ 3", "\\({4} @ 4", "a{2,7} @ 7", "a{2,} @ 2", "(((( @ 0", "{3} @ 0"
    })
    void patternsAreMeasuredBeforeTheyGrow(String pattern, double states) {
        assertThat(PatternCheck.states(pattern)).isEqualTo(states);
    }

    @Test
    void whatIsNoPatternIsSaid() {
        assertThat(PatternCheck.problem("[0-9a-f]{64}")).isEmpty();
        assertThat(PatternCheck.problem("(a")).hasValueSatisfying(problem -> assertThat(problem).contains("missing closing )"));
        assertThat(PatternCheck.problem("(?=a)")).isPresent();
        assertThat(PatternCheck.problem("((a{1000}){1000}){1000}")).hasValueSatisfying(problem -> assertThat(problem).contains("repeats too much"));
    }
}
