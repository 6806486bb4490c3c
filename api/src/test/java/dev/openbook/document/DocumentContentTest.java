package dev.openbook.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentContentTest {

    /** Pages of 5, 0 and 5 characters: the second is empty, so nothing lies on it. */
    @ParameterizedTest
    @CsvSource({"0, 1", "4, 1", "5, 3", "9, 3", "10, 3"})
    void anIndexLiesOnTheLastPageThatStartsBeforeIt(int index, int page) {
        assertThat(content(List.of(), List.of(0, 5, 5)).pageAt(index)).isEqualTo(page);
    }

    @Test
    void whatPrecedesTheFirstPageCountsToIt() {
        assertThat(content(List.of(), List.of(3, 6)).pageAt(0)).isEqualTo(1);
    }

    @Test
    void withoutPagesThereIsNone() {
        assertThat(content(List.of(), List.of()).pageAt(4)).isZero();
    }

    @Test
    void blocksLieInOrderWithinTheText() {
        assertThatCode(() -> content(List.of(block(0, 4), block(4, 4), block(6, 10)), List.of())).doesNotThrowAnyException();
        assertThatThrownBy(() -> content(List.of(block(0, 5), block(4, 6)), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> content(List.of(block(5, 6), block(0, 2)), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> content(List.of(block(8, 11)), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10 characters");
    }

    private static DocumentContent content(List<Block> blocks, List<Integer> pageStarts) {
        return new DocumentContent(DocumentType.PDF, Optional.empty(), "0123456789", blocks, pageStarts);
    }

    private static Block block(int start, int end) {
        return new Block(Block.Kind.PARAGRAPH, 0, 0, start, end);
    }
}
