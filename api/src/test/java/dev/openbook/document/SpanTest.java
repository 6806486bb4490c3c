package dev.openbook.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {

    @ParameterizedTest
    @CsvSource({"1, -1, 3", "1, 4, 3", "-1, 0, 3"})
    void whatEndsBeforeItStartsIsNoSpan(int firstPage, int start, int end) {
        assertThatThrownBy(() -> new Span(firstPage, List.of(), List.of(), start, end))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Not a span");
    }

    @Test
    void withoutPagesNothingBreaks() {
        assertThatThrownBy(() -> new Span(0, List.of(3), List.of(), 0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Span(0, List.of(), List.of(), 0, 5).lastPage()).isZero();
        assertThat(new Span(0, List.of(), List.of(), 0, 5).pageAt(4)).isZero();
    }

    @Test
    void eachIndexLiesOnThePageThatStartsBeforeIt() {
        Span span = new Span(4, List.of(10, 20), List.of(), 5, 25);
        assertThat(span.lastPage()).isEqualTo(6);
        assertThat(span.pageAt(5)).isEqualTo(4);
        assertThat(span.pageAt(9)).isEqualTo(4);
        assertThat(span.pageAt(10)).isEqualTo(5);
        assertThat(span.pageAt(24)).isEqualTo(6);
    }

    @Test
    void headingsAreCopied() {
        List<String> headings = new ArrayList<>(List.of("Budget"));
        Span span = new Span(1, List.of(), headings, 0, 3);
        headings.add("Later");
        assertThat(span.headings()).containsExactly("Budget");
    }

    @Test
    void aPassageIsAsLongAsItsSpan() {
        DocumentId document = new DocumentId("a.txt");
        assertThatCode(() -> new Passage(document, 0, new Span(0, List.of(), List.of(), 2, 5), "abc")).doesNotThrowAnyException();
        assertThatThrownBy(() -> new Passage(document, 0, new Span(0, List.of(), List.of(), 2, 5), "abcd"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[2, 5)");
    }
}
