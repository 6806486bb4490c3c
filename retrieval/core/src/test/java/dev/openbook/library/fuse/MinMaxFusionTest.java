package dev.openbook.library.fuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.document.DocumentId;
import dev.openbook.document.Passage;
import dev.openbook.document.Span;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.library.ScoredPassage;
import dev.openbook.retrieve.LegScore;
import dev.openbook.retrieve.RetrievedPassage;
import dev.openbook.retrieve.SearchMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MinMaxFusionTest {
    private static ScoredPassage hit(String document, int ordinal, double score) {
        Span span = new Span(0, List.of(), List.of(), ordinal * 10, ordinal * 10 + 1);
        return new ScoredPassage(new Passage(new DocumentId(document), ordinal, span, "x"), score);
    }

    private static List<String> places(List<RetrievedPassage> found) {
        return found.stream()
                .map(hit -> hit.rank() + " " + hit.passage().document() + hit.passage().ordinal() + " " + hit.score())
                .toList();
    }

    @Test
    void sumsWhatEachLegSaysBetweenItsWorstAndBest() {
        List<ScoredPassage> lexical = List.of(hit("a", 0, 12), hit("b", 0, 6), hit("c", 0, 4));
        List<ScoredPassage> semantic = List.of(hit("c", 0, 0.75), hit("b", 0, 0.5), hit("d", 0, 0.25));
        List<RetrievedPassage> fused = MinMaxFusion.even().fuse(lexical, semantic, 10);
        assertThat(places(fused)).containsExactly("1 a0 1.0", "2 c0 1.0", "3 b0 0.75", "4 d0 0.0");
        assertThat(fused.get(0).legs()).containsOnlyKeys(SearchMode.LEXICAL);
        assertThat(fused.get(2).legs())
                .containsEntry(SearchMode.LEXICAL, new LegScore(2, 6, 0.25))
                .containsEntry(SearchMode.SEMANTIC, new LegScore(2, 0.5, 0.5));
        assertThat(places(MinMaxFusion.even().fuse(lexical, semantic, 2))).isEqualTo(places(fused).subList(0, 2));
    }

    @Test
    void weightsCount() {
        List<ScoredPassage> lexical = List.of(hit("a", 0, 2), hit("b", 0, 1));
        List<ScoredPassage> semantic = List.of(hit("b", 0, 2), hit("a", 0, 1));
        assertThat(places(new MinMaxFusion(1, 3).fuse(lexical, semantic, 10))).containsExactly("1 b0 3.0", "2 a0 1.0");
        assertThat(places(new MinMaxFusion(1, 0).fuse(lexical, semantic, 10))).containsExactly("1 a0 1.0", "2 b0 0.0");
        for (double[] wrong : new double[][] {{0, 0}, {-1, 1}, {Double.NaN, 1}, {Double.POSITIVE_INFINITY, 1}}) {
            assertThatThrownBy(() -> new MinMaxFusion(wrong[0], wrong[1]))
                    .isInstanceOfSatisfying(
                            OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.ARGUMENT_INVALID));
        }
    }

    @Test
    void equalScoresOfALegCountOne() {
        assertThat(places(MinMaxFusion.even().fuse(List.of(hit("a", 0, 5)), List.of(hit("b", 0, -1), hit("b", 1, -1)), 10)))
                .containsExactly("1 a0 1.0", "2 b0 1.0", "3 b1 1.0");
    }

    @Test
    void tiesGoByDocumentThenPlace() {
        List<ScoredPassage> lexical = List.of(hit("b", 1, 1), hit("b", 0, 1), hit("a", 3, 1), hit("B", 9, 1));
        assertThat(places(MinMaxFusion.even().fuse(lexical, List.of(), 10)))
                .containsExactly("1 B9 1.0", "2 a3 1.0", "3 b0 1.0", "4 b1 1.0");
    }

    @Test
    void onlyTheBestHundredOfEachLegAreLookedAt() {
        List<ScoredPassage> lexical = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            lexical.add(hit("a", i, 1000 - i));
        }
        List<RetrievedPassage> fused = MinMaxFusion.even().fuse(lexical, List.of(hit("a", 120, 1)), 1000);
        assertThat(fused).hasSize(101);
        assertThat(fused.get(0).passage().ordinal()).isZero();
        assertThat(fused.get(1).passage().ordinal()).as("the hundred-and-twenty-first has no share of words").isEqualTo(120);
        assertThat(fused.get(1).legs()).containsOnlyKeys(SearchMode.SEMANTIC);
        assertThat(fused.get(100).score()).isZero();
    }

    @Test
    void oneLegAloneKeepsItsScores() {
        List<RetrievedPassage> found =
                MinMaxFusion.single(SearchMode.SEMANTIC, List.of(hit("b", 0, 0.5), hit("a", 0, 0.5), hit("c", 0, -0.5)), 2);
        assertThat(places(found)).containsExactly("1 a0 0.5", "2 b0 0.5");
        assertThat(found.getFirst().legs().get(SearchMode.SEMANTIC).score()).isEqualTo(0.5);
    }
}
