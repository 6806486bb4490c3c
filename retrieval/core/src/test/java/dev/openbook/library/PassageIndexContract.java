package dev.openbook.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.openbook.document.DocumentId;
import dev.openbook.document.DocumentType;
import dev.openbook.document.Passage;
import dev.openbook.document.SearchFilter;
import dev.openbook.document.Span;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.value.Digest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link PassageIndex} keeps. Extend it in the engine's own module; vectors here have {@value #DIMENSIONS}
 * coordinates. Nothing here depends on an engine's stemmer or stop words.
 */
public abstract class PassageIndexContract {
    protected static final int DIMENSIONS = 4;
    protected static final Digest MODEL = Digest.ofText("a model");
    private static final SearchFilter EVERYWHERE = SearchFilter.none();

    @TempDir
    protected Path folder;

    /** Opens the index in a folder, makes it if it is not there yet. */
    protected abstract PassageIndex open(Path folder, Optional<Digest> embeddingModel, int dimensions);

    private PassageIndex open() {
        return open(folder, Optional.of(MODEL), DIMENSIONS);
    }

    protected static DocumentRecord record(String path, DocumentType type, int passages) {
        return new DocumentRecord(
                new DocumentId(path), type, Optional.of("Title of " + path), Digest.ofText(path), 1234, 1_700_000_000_123L,
                "readers 1, splitter 1", passages, Optional.empty());
    }

    protected static IndexedPassage passage(String path, int ordinal, String text, float... vector) {
        int start = ordinal * 1000;
        List<String> headings = List.of("Outer › heading", "Inner");
        Span span = new Span(2, List.of(start + 1, start + 2), headings, start, start + text.length());
        return new IndexedPassage(
                new Passage(new DocumentId(path), ordinal, span, text), "Zebras " + path.replace('/', ' '), vector);
    }

    private static void put(PassageIndex.Writer writer, String path, String... texts) {
        List<IndexedPassage> passages = new ArrayList<>();
        for (String text : texts) {
            passages.add(passage(path, passages.size(), text, 1, 0, 0, 0));
        }
        writer.put(record(path, DocumentType.claimedBy(path).orElseThrow(), passages.size()), passages);
    }

    private static void commit(PassageIndex index, String path, String... texts) {
        try (PassageIndex.Writer writer = index.write()) {
            put(writer, path, texts);
            writer.commit();
        }
    }

    private static List<String> places(List<ScoredPassage> found) {
        return found.stream()
                .map(hit -> hit.passage().document() + "#" + hit.passage().ordinal())
                .toList();
    }

    private static List<String> search(PassageIndex index, String text, SearchFilter filter, int limit) {
        try (PassageIndex.Snapshot snapshot = index.snapshot()) {
            return places(snapshot.lexical(text, filter, limit));
        }
    }

    private static List<String> search(PassageIndex index, String text) {
        return search(index, text, EVERYWHERE, 100);
    }

    @Test
    void anEmptyIndexKnowsWhatItIsAndFindsNothing() {
        try (PassageIndex index = open();
                PassageIndex.Snapshot snapshot = index.snapshot()) {
            IndexState state = snapshot.state();
            assertThat(state.commit()).isZero();
            assertThat(state.passages()).isZero();
            assertThat(state.embeddingModel()).contains(MODEL);
            assertThat(state.dimensions()).isEqualTo(DIMENSIONS);
            assertThat(snapshot.documents()).isEmpty();
            assertThat(snapshot.lexical("anything", EVERYWHERE, 10)).isEmpty();
            assertThat(snapshot.semantic(new float[] {1, 0, 0, 0}, EVERYWHERE, 10)).isEmpty();
        }
    }

    @Test
    void givesBackExactlyWhatWasPut() {
        IndexedPassage passage = passage("a/b.pdf", 7, "The grant\ncovers travel. \uD83D\uDE00", 0, 1, 0, 0);
        DocumentRecord good = record("a/b.pdf", DocumentType.PDF, 1);
        DocumentRecord bad = new DocumentRecord(
                new DocumentId("c.docx"), DocumentType.DOCX, Optional.empty(), Digest.ofText("c"), 0, 5, "", 0,
                Optional.of(new DocumentRecord.Failure(FailureCode.DOCUMENT_DAMAGED, "c.docx is damaged.")));
        try (PassageIndex index = open()) {
            try (PassageIndex.Writer writer = index.write()) {
                writer.put(good, List.of(passage));
                writer.put(bad, List.of());
                writer.commit();
            }
            try (PassageIndex.Snapshot snapshot = index.snapshot()) {
                assertThat(snapshot.documents()).hasSize(2);
                assertThat(snapshot.documents().get(good.id())).isEqualTo(good);
                assertThat(snapshot.documents().get(bad.id())).isEqualTo(bad);
                assertThat(snapshot.lexical("travel", EVERYWHERE, 10).getFirst().passage()).isEqualTo(passage.passage());
                assertThat(snapshot.semantic(new float[] {0, 1, 0, 0}, EVERYWHERE, 10).getFirst().passage())
                        .isEqualTo(passage.passage());
                assertThat(snapshot.state().passages()).isEqualTo(1);
            }
        }
    }

    @Test
    void whatWasNotCommittedIsSeenByNobodyAndGoneAfterClosing() {
        try (PassageIndex index = open()) {
            try (PassageIndex.Writer writer = index.write()) {
                put(writer, "a.txt", "travel");
                assertThat(search(index, "travel")).isEmpty();
            }
            assertThat(search(index, "travel")).isEmpty();
            commit(index, "b.txt", "lodging");
            assertThat(search(index, "travel")).isEmpty();
            assertThat(search(index, "lodging")).containsExactly("b.txt#0");
        }
    }

    @Test
    void aSnapshotStaysWhatItWas() {
        try (PassageIndex index = open()) {
            commit(index, "a.txt", "travel");
            try (PassageIndex.Snapshot before = index.snapshot()) {
                commit(index, "a.txt", "lodging");
                assertThat(places(before.lexical("travel", EVERYWHERE, 10))).containsExactly("a.txt#0");
                assertThat(before.lexical("lodging", EVERYWHERE, 10)).isEmpty();
                assertThat(before.state().commit()).isEqualTo(1);
            }
            assertThat(search(index, "travel")).isEmpty();
            assertThat(search(index, "lodging")).containsExactly("a.txt#0");
        }
    }

    @Test
    void putReplacesAllThatWasThereAndRemoveForgets() {
        try (PassageIndex index = open()) {
            commit(index, "a.txt", "travel one", "travel two", "travel three");
            commit(index, "ab.txt", "travel elsewhere");
            commit(index, "a.txt", "travel again");
            assertThat(search(index, "travel")).containsExactlyInAnyOrder("a.txt#0", "ab.txt#0");
            try (PassageIndex.Writer writer = index.write()) {
                writer.remove(new DocumentId("a.txt"));
                writer.remove(new DocumentId("never there"));
                writer.commit();
            }
            try (PassageIndex.Snapshot snapshot = index.snapshot()) {
                assertThat(places(snapshot.lexical("travel", EVERYWHERE, 10))).containsExactly("ab.txt#0");
                assertThat(snapshot.documents()).containsOnlyKeys(new DocumentId("ab.txt"));
                assertThat(snapshot.state().passages()).isEqualTo(1);
            }
        }
    }

    @Test
    void putTwiceAndPutThenRemoveWithinOneCommit() {
        try (PassageIndex index = open()) {
            try (PassageIndex.Writer writer = index.write()) {
                put(writer, "a.txt", "travel");
                put(writer, "a.txt", "lodging");
                put(writer, "b.txt", "lodging");
                writer.remove(new DocumentId("b.txt"));
                writer.commit();
            }
            assertThat(search(index, "travel lodging")).containsExactly("a.txt#0");
        }
    }

    @Test
    void commitsAreCountedAndTheIdentityStaysOverClosing() {
        String id;
        try (PassageIndex index = open()) {
            commit(index, "a.txt", "travel");
            commit(index, "b.txt", "travel");
            try (PassageIndex.Snapshot snapshot = index.snapshot()) {
                assertThat(snapshot.state().commit()).isEqualTo(2);
                id = snapshot.state().id();
                assertThat(id).isNotBlank();
            }
        }
        try (PassageIndex index = open();
                PassageIndex.Snapshot snapshot = index.snapshot()) {
            assertThat(snapshot.state()).isEqualTo(new IndexState(id, 2, Optional.of(MODEL), DIMENSIONS, 2));
            assertThat(places(snapshot.lexical("travel", EVERYWHERE, 10))).containsExactly("a.txt#0", "b.txt#0");
        }
    }

    @Test
    void onlyOneHoldsThePen() {
        try (PassageIndex index = open()) {
            try (PassageIndex.Writer writer = index.write()) {
                put(writer, "a.txt", "travel");
                assertThatThrownBy(index::write)
                        .isInstanceOfSatisfying(
                                OpenbookException.class,
                                e -> assertThat(e.code()).isEqualTo(FailureCode.LIBRARY_LOCKED));
                writer.commit();
            }
            commit(index, "b.txt", "travel");
            assertThat(search(index, "travel")).containsExactly("a.txt#0", "b.txt#0");
        }
    }

    @Test
    void aClosedIndexSaysSo() {
        PassageIndex index = open();
        index.close();
        index.close();
        assertThatThrownBy(index::snapshot)
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.CLOSED));
        assertThatThrownBy(index::write)
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.CLOSED));
    }

    @Test
    void wordsRankAndTiesGoByDocumentThenOrdinal() {
        try (PassageIndex index = open()) {
            commit(index, "b.txt", "travel costs", "travel costs");
            commit(index, "a.txt", "travel costs", "lodging rates");
            commit(index, "c.txt", "travel travel lodging", "weather");
            List<String> found = search(index, "travel lodging");
            assertThat(found.getFirst()).isEqualTo("c.txt#0");
            assertThat(found).containsSubsequence("a.txt#0", "b.txt#0", "b.txt#1").doesNotContain("c.txt#1");
            assertThat(search(index, "travel lodging", EVERYWHERE, 2)).hasSize(2);
        }
    }

    @Test
    void scoresFall() {
        try (PassageIndex index = open()) {
            commit(index, "a.txt", "travel", "travel and lodging for a long while", "lodging travel", "weather");
            try (PassageIndex.Snapshot snapshot = index.snapshot()) {
                assertThat(snapshot.lexical("travel lodging", EVERYWHERE, 10))
                        .extracting(ScoredPassage::score)
                        .hasSize(3)
                        .isSortedAccordingTo((one, other) -> Double.compare(other, one));
            }
        }
    }

    @Test
    void wordsAreFoundInTheContextToo() {
        try (PassageIndex index = open()) {
            commit(index, "travelogue.txt", "something else");
            assertThat(search(index, "zebras")).containsExactly("travelogue.txt#0");
        }
    }

    @Test
    void queriesAreWordsNeverSyntax() {
        try (PassageIndex index = open()) {
            commit(index, "a.txt", "travel costs", "lodging");
            for (String text : List.of("travel?", "\"travel", "travel:(", "+travel -(", "travel~ AND [", "tra\\vel travel^")) {
                assertThat(search(index, text)).as(text).containsExactly("a.txt#0");
            }
            for (String text : List.of("", " \n", "?!", "*", "*:*", "\u0000", "[* TO *]~", "trav*", "/trav.*/")) {
                assertThat(search(index, text)).as(text).isEmpty();
            }
        }
    }

    @Test
    void meaningRanksByInnerProduct() {
        try (PassageIndex index = open()) {
            try (PassageIndex.Writer writer = index.write()) {
                writer.put(record("b.txt", DocumentType.TEXT, 2), List.of(
                        passage("b.txt", 0, "one", 0.6f, 0.8f, 0, 0), passage("b.txt", 1, "two", 0, 0, 1, 0)));
                writer.put(record("a.txt", DocumentType.TEXT, 3), List.of(
                        passage("a.txt", 0, "three", 0.6f, 0.8f, 0, 0),
                        passage("a.txt", 1, "four", 1, 0, 0, 0),
                        passage("a.txt", 2, "five", -1, 0, 0, 0)));
                writer.commit();
            }
            try (PassageIndex.Snapshot snapshot = index.snapshot()) {
                List<ScoredPassage> found = snapshot.semantic(new float[] {1, 0, 0, 0}, EVERYWHERE, 10);
                assertThat(places(found)).containsExactly("a.txt#1", "a.txt#0", "b.txt#0", "b.txt#1", "a.txt#2");
                double[] expected = {1, 0.6, 0.6, 0, -1};
                for (int i = 0; i < expected.length; i++) {
                    assertThat(found.get(i).score()).isCloseTo(expected[i], within(1e-3));
                }
                assertThat(snapshot.semantic(new float[] {1, 0, 0, 0}, EVERYWHERE, 2)).isEqualTo(found.subList(0, 2));
            }
        }
    }

    @Test
    void filtersNarrowBeforeTheSearch() {
        try (PassageIndex index = open()) {
            commit(index, "grants/2025/notice.pdf", "travel", "travel travel");
            commit(index, "grants/plan.md", "travel");
            commit(index, "grantsandmore/plan.md", "travel travel travel");
            commit(index, "plan.txt", "travel travel travel");
            assertFinds(index, SearchFilter.Field.DOCUMENT, "plan.txt", "plan.txt#0");
            assertFinds(index, SearchFilter.Field.DOCUMENT, "plan");
            assertFinds(index, SearchFilter.Field.FOLDER, "grants", "grants/2025/notice.pdf#0", "grants/2025/notice.pdf#1",
                    "grants/plan.md#0");
            assertFinds(index, SearchFilter.Field.FOLDER, "grants/2025", "grants/2025/notice.pdf#0", "grants/2025/notice.pdf#1");
            assertFinds(index, SearchFilter.Field.TYPE, "md", "grants/plan.md#0", "grantsandmore/plan.md#0");
            assertFinds(index, SearchFilter.Field.PARENT, "grants", "grants/plan.md#0");
            assertFinds(index, SearchFilter.Field.PARENT, "", "plan.txt#0");
            assertFinds(index, SearchFilter.Field.SUFFIX, "md", "grants/plan.md#0", "grantsandmore/plan.md#0");
            assertFinds(index, SearchFilter.Field.SUFFIX, "");
            SearchFilter both = new SearchFilter.All(List.of(
                    new SearchFilter.Equal(SearchFilter.Field.TYPE, "md"),
                    new SearchFilter.Equal(SearchFilter.Field.FOLDER, "grants")));
            assertThat(search(index, "travel", both, 1)).containsExactly("grants/plan.md#0");
        }
    }

    /** What is closed takes nobody's place among the candidates, however near it lies. */
    @Test
    void filtersOfSeveralPartsNarrowBeforeTheSearch() {
        try (PassageIndex index = open()) {
            for (int i = 0; i < 30; i++) {
                commit(index, "board/2025/" + i + ".md", "travel travel travel");
            }
            commit(index, "boardroom/plan.md", "travel");
            commit(index, "notes.txt", "travel");
            SearchFilter board = new SearchFilter.Equal(SearchFilter.Field.FOLDER, "board");
            SearchFilter root = new SearchFilter.Equal(SearchFilter.Field.PARENT, "");
            SearchFilter closed = new SearchFilter.Not(board);
            assertFinds(index, closed, "boardroom/plan.md#0", "notes.txt#0");
            assertFinds(index, new SearchFilter.Any(List.of(board, root)).and(closed), "notes.txt#0");
            assertFinds(index, new SearchFilter.Beginning(SearchFilter.Field.PARENT, "board").and(closed), "boardroom/plan.md#0");
            assertFinds(index, new SearchFilter.Beginning(SearchFilter.Field.DOCUMENT, "boardroom/p"), "boardroom/plan.md#0");
            assertFinds(index, new SearchFilter.Beginning(SearchFilter.Field.PARENT, "boardroom/p"));
            assertFinds(index, new SearchFilter.Not(SearchFilter.nothing()).and(root), "notes.txt#0");
            assertFinds(index, SearchFilter.nothing());
            assertFinds(index, new SearchFilter.Not(SearchFilter.none()));
            assertFinds(index, new SearchFilter.Any(List.of(root, new SearchFilter.Not(root))).and(closed).and(new SearchFilter.Not(root)),
                    "boardroom/plan.md#0");
        }
    }

    private static void assertFinds(PassageIndex index, SearchFilter.Field field, String value, String... places) {
        assertFinds(index, new SearchFilter.Equal(field, value), places);
    }

    private static void assertFinds(PassageIndex index, SearchFilter filter, String... places) {
        int limit = Math.max(1, places.length);
        assertThat(search(index, "travel", filter, limit)).containsExactlyInAnyOrder(places);
        try (PassageIndex.Snapshot snapshot = index.snapshot()) {
            assertThat(places(snapshot.semantic(new float[] {1, 0, 0, 0}, filter, limit))).containsExactly(places);
        }
    }

    @Test
    void aLibraryOfWordsOnlyHasNoVectors() {
        try (PassageIndex index = open(folder, Optional.empty(), 0)) {
            try (PassageIndex.Writer writer = index.write()) {
                Passage passage = passage("a.txt", 0, "travel").passage();
                writer.put(record("a.txt", DocumentType.TEXT, 1), List.of(new IndexedPassage(passage, "", null)));
                writer.commit();
            }
            try (PassageIndex.Snapshot snapshot = index.snapshot()) {
                assertThat(snapshot.state().embeddingModel()).isEmpty();
                assertThat(snapshot.state().dimensions()).isZero();
                assertThat(places(snapshot.lexical("travel", EVERYWHERE, 10))).containsExactly("a.txt#0");
            }
        }
    }

    @Test
    void readersNeverSeeHalfADocument() throws Exception {
        try (PassageIndex index = open();
                ExecutorService executor = Executors.newSingleThreadExecutor()) {
            commit(index, "a.txt", "travel generation0", "travel generation0", "travel generation0");
            AtomicBoolean done = new AtomicBoolean();
            Future<Integer> reader = executor.submit(() -> {
                int reads = 0;
                do {
                    try (PassageIndex.Snapshot snapshot = index.snapshot()) {
                        List<ScoredPassage> found = snapshot.lexical("travel", EVERYWHERE, 10);
                        assertThat(found).hasSize(3);
                        assertThat(found).extracting(hit -> hit.passage().text()).containsOnly(found.getFirst().passage().text());
                    }
                    reads++;
                } while (!done.get());
                return reads;
            });
            try {
                for (int i = 1; i <= 40; i++) {
                    commit(index, "a.txt", "travel generation" + i, "travel generation" + i, "travel generation" + i);
                }
            } finally {
                done.set(true);
            }
            assertThat(reader.get()).isPositive();
        }
    }
}
