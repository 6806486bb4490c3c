package dev.openbook.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.document.SearchFilter;
import dev.openbook.library.IndexedPassage;
import dev.openbook.library.PassageIndex;
import dev.openbook.library.ScoredPassage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Results against plain computations over all passages. */
class SearchProperties {
    private static final Comparator<ScoredPassage> BEST_FIRST = Comparator.comparingDouble(ScoredPassage::score)
            .reversed()
            .thenComparing(hit -> hit.passage().document())
            .thenComparing(hit -> hit.passage().ordinal());

    /** A document for every list: its passages lie at these multiples of 15 degrees and hold as many words. */
    private static PassageIndex index(List<List<Integer>> documents) {
        PassageIndex index = LuceneIndex.inMemory(Shelf.PLANE, LuceneSettings.standard());
        try (PassageIndex.Writer writer = index.write()) {
            for (int document = documents.size() - 1; document >= 0; document--) {
                String path = "folder" + document % 2 + "/" + document + ".txt";
                List<IndexedPassage> passages = new ArrayList<>();
                for (int step : documents.get(document)) {
                    String text = "travel " + "lodging ".repeat(step);
                    passages.add(Shelf.passage(path, passages.size(), text, Shelf.at(15 * step)));
                }
                writer.put(Shelf.record(path, passages.size()), passages);
                if (document % 3 == 0) {
                    writer.commit();
                }
            }
            writer.commit();
        }
        return index;
    }

    @Property(tries = 100, seed = "20261123")
    void semanticIsTheBestOfAllByInnerProduct(
            @ForAll @Size(max = 8) List<@Size(max = 12) List<@IntRange(max = 23) Integer>> documents,
            @ForAll @IntRange(max = 359) int angle,
            @ForAll @IntRange(min = 1, max = 20) int limit) {
        float[] query = Shelf.at(angle);
        try (PassageIndex index = index(documents);
                PassageIndex.Snapshot snapshot = index.snapshot()) {
            SearchFilter even = new SearchFilter.Equal(SearchFilter.Field.FOLDER, "folder0");
            List<ScoredPassage> expected = new ArrayList<>();
            for (int document = 0; document < documents.size(); document += 2) {
                for (int ordinal = 0; ordinal < documents.get(document).size(); ordinal++) {
                    float[] vector = Shelf.at(15 * documents.get(document).get(ordinal));
                    double score = (double) query[0] * vector[0] + (double) query[1] * vector[1];
                    String text = "travel " + "lodging ".repeat(documents.get(document).get(ordinal));
                    String path = "folder0/" + document + ".txt";
                    expected.add(new ScoredPassage(Shelf.passage(path, ordinal, text, vector).passage(), score));
                }
            }
            expected.sort(BEST_FIRST);
            assertThat(snapshot.semantic(query, even, limit))
                    .isEqualTo(expected.subList(0, Math.min(limit, expected.size())));
        }
    }

    @Property(tries = 100, seed = "20261123")
    void lexicalIsSortedAndEveryLimitGivesABeginning(
            @ForAll @Size(max = 8) List<@Size(max = 12) List<@IntRange(max = 3) Integer>> documents,
            @ForAll @IntRange(min = 1, max = 20) int limit) {
        try (PassageIndex index = index(documents);
                PassageIndex.Snapshot snapshot = index.snapshot()) {
            List<ScoredPassage> all = snapshot.lexical("travel lodging", SearchFilter.none(), 1_000);
            assertThat(all).hasSize(documents.stream().mapToInt(List::size).sum()).isSortedAccordingTo(BEST_FIRST);
            assertThat(snapshot.lexical("travel lodging", SearchFilter.none(), limit))
                    .isEqualTo(all.subList(0, Math.min(limit, all.size())));
        }
    }
}
