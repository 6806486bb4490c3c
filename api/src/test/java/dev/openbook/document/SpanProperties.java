package dev.openbook.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SpanProperties {
    private static final int LENGTH = 60;

    @Property
    void aSpanOfADocumentHasTheDocumentsPages(
            @ForAll("pageStarts") List<Integer> pageStarts, @ForAll @IntRange(max = LENGTH) int a, @ForAll @IntRange(max = LENGTH) int b) {
        DocumentContent content =
                new DocumentContent(DocumentType.PDF, Optional.empty(), "x".repeat(LENGTH), List.of(), pageStarts);
        Span span = Span.of(content, List.of("Heading"), Math.min(a, b), Math.max(a, b));
        assertThat(span.headings()).containsExactly("Heading");
        for (int index = span.start(); index < span.end(); index++) {
            assertThat(span.pageAt(index)).as("page at %d", index).isEqualTo(content.pageAt(index));
        }
        if (span.end() > span.start()) {
            assertThat(span.firstPage()).isEqualTo(content.pageAt(span.start()));
            assertThat(span.lastPage()).isEqualTo(content.pageAt(span.end() - 1));
        }
    }

    /** Page 1 starts with the text; later pages may be empty. Or there are no pages. */
    @Provide
    Arbitrary<List<Integer>> pageStarts() {
        return Arbitraries.integers().between(0, LENGTH).list().ofMaxSize(6).map(starts -> {
            List<Integer> sorted = new ArrayList<>(starts.stream().sorted().toList());
            if (!sorted.isEmpty()) {
                sorted.set(0, 0);
            }
            return sorted;
        });
    }
}
