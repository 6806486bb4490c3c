package dev.openbook.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.document.DocumentId;
import dev.openbook.document.DocumentType;
import dev.openbook.document.Passage;
import dev.openbook.document.SearchFilter;
import dev.openbook.document.Span;
import dev.openbook.failure.FailureCode;
import dev.openbook.library.DocumentRecord;
import dev.openbook.library.IndexedPassage;
import dev.openbook.library.PassageIndex;
import dev.openbook.library.ScoredPassage;
import dev.openbook.value.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What this engine promises beyond the contract of every index. */
class LuceneIndexTest {
    private final PassageIndex index = LuceneIndex.inMemory(Shelf.PLANE, LuceneSettings.standard());

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void wordsMeetInEveryFormAndStopWordsFindNothing() {
        Shelf.commit(index, "a.txt", "The applicant's eligibility requirements are funded by the foundation.");
        assertThat(Shelf.lexical(index, "REQUIRED applicants funding", 5)).containsExactly("a.txt#0");
        for (String word : List.of("requirement", "applicant", "fund", "foundations")) {
            assertThat(Shelf.lexical(index, word, 5)).as(word).containsExactly("a.txt#0");
        }
        assertThat(Shelf.lexical(index, "the of and is with not", 5)).isEmpty();
    }

    @Test
    void textCountsMoreThanHeadings() {
        Span span = new Span(0, List.of(), List.of(), 0, 12);
        try (PassageIndex.Writer writer = index.write()) {
            for (String path : List.of("a.txt", "b.txt")) {
                String text = path.equals("b.txt") ? "budget lines" : "staff salary";
                String context = path.equals("b.txt") ? "staff salary" : "budget lines";
                Passage passage = new Passage(new DocumentId(path), 0, span, text);
                writer.put(Shelf.record(path, 1), List.of(new IndexedPassage(passage, context, Shelf.at(0))));
            }
            writer.commit();
        }
        assertThat(Shelf.lexical(index, "budget", 5)).containsExactly("b.txt#0", "a.txt#0");
        assertThat(Shelf.lexical(index, "salary", 5)).containsExactly("a.txt#0", "b.txt#0");
    }

    @Test
    void aWholeBookIsAQueryToo() {
        Shelf.commit(index, "a.txt", "word7 and more");
        String book = IntStream.range(0, 5_000).mapToObj(i -> "word" + i).reduce("", (one, other) -> one + " " + other);
        assertThat(Shelf.lexical(index, book, 5)).containsExactly("a.txt#0");
    }

    @Test
    void copiesAreDecidedByPathAndOrdinalEvenAtTheCut() {
        try (PassageIndex.Writer writer = index.write()) {
            for (int i = 199; i >= 0; i--) {
                Shelf.put(writer, "copy%03d.txt".formatted(i), "the same boilerplate", "the same boilerplate");
                if (i % 40 == 0) {
                    writer.commit();
                }
            }
        }
        List<String> first = List.of("copy000.txt#0", "copy000.txt#1", "copy001.txt#0");
        assertThat(Shelf.semantic(index, Shelf.at(30), 3)).isEqualTo(first);
        try (PassageIndex.Snapshot snapshot = index.snapshot()) {
            List<ScoredPassage> all = snapshot.lexical("boilerplate", Shelf.EVERYWHERE, 400);
            assertThat(all).hasSize(400);
            assertThat(Shelf.places(all.subList(0, 3))).isEqualTo(first);
        }
        assertThat(Shelf.lexical(index, "boilerplate", 3)).isEqualTo(first);
    }

    @Test
    void pathsAreOrderedAsJavaOrdersThem() {
        // U+FF5E comes before U+1F600 as code points, after it as UTF-16 units; halves of pairs are paths of their own.
        List<String> paths = List.of("\uFF5E.txt", "\uD83D\uDE00.txt", "\uD83D.txt", "\uD83E.txt", "Förderung/Ω.txt", "a.txt");
        for (String path : paths) {
            Shelf.commit(index, path, "travel");
        }
        List<String> expected = paths.stream().sorted().map(path -> path + "#0").toList();
        assertThat(Shelf.lexical(index, "travel", 10)).isEqualTo(expected);
        assertThat(Shelf.semantic(index, Shelf.at(0), 10)).isEqualTo(expected);
        try (PassageIndex.Snapshot snapshot = index.snapshot()) {
            SearchFilter filter = new SearchFilter.Equal(SearchFilter.Field.FOLDER, "Förderung");
            assertThat(Shelf.places(snapshot.lexical("travel", filter, 5))).containsExactly("Förderung/Ω.txt#0");
        }
    }

    @Test
    void textWithHalfASurrogatePairComesBackUnchanged() {
        String text = "travel \uD83D costs\uDE00";
        DocumentRecord record = new DocumentRecord(
                new DocumentId("a.pdf"), DocumentType.PDF, Optional.of("\uDE00 title"), Digest.ofText("a"), 1, 2, "s", 1,
                Optional.empty());
        Span span = new Span(3, List.of(4, 9), List.of("\uD83D", "plain"), 2, 2 + text.length());
        Passage passage = new Passage(record.id(), 0, span, text);
        try (PassageIndex.Writer writer = index.write()) {
            writer.put(record, List.of(new IndexedPassage(passage, "", Shelf.at(0))));
            writer.commit();
        }
        try (PassageIndex.Snapshot snapshot = index.snapshot()) {
            assertThat(snapshot.lexical("travel", Shelf.EVERYWHERE, 1).getFirst().passage()).isEqualTo(passage);
            assertThat(snapshot.documents()).containsEntry(record.id(), record);
        }
    }

    @Test
    void semanticScoresAreInnerProductsOfTheFloatsGiven() {
        List<IndexedPassage> passages = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            passages.add(Shelf.passage("a.txt", i, "text " + i, Shelf.at(i * 1.7)));
        }
        try (PassageIndex.Writer writer = index.write()) {
            writer.put(Shelf.record("a.txt", 100), passages);
            writer.commit();
        }
        float[] query = Shelf.at(77.7);
        try (PassageIndex.Snapshot snapshot = index.snapshot()) {
            List<ScoredPassage> found = snapshot.semantic(query, Shelf.EVERYWHERE, 100);
            assertThat(found).hasSize(100);
            for (ScoredPassage hit : found) {
                float[] vector = Shelf.at(hit.passage().ordinal() * 1.7);
                double expected = (double) query[0] * vector[0] + (double) query[1] * vector[1];
                assertThat(hit.score()).isEqualTo(expected);
            }
        }
    }

    @Test
    void vectorsThatDoNotFitAreRefused() {
        try (PassageIndex.Writer writer = index.write()) {
            for (float[] vector : List.of(new float[] {1, 0, 0}, new float[] {3, 4}, new float[] {Float.NaN, 0})) {
                IndexedPassage passage = Shelf.passage("a.txt", 0, "travel", vector);
                assertThatThrownBy(() -> writer.put(Shelf.record("a.txt", 1), List.of(passage)))
                        .matches(Shelf.failsWith(FailureCode.ARGUMENT_INVALID));
            }
            IndexedPassage strange = Shelf.passage("b.txt", 0, "travel", Shelf.at(0));
            assertThatThrownBy(() -> writer.put(Shelf.record("a.txt", 1), List.of(strange)))
                    .matches(Shelf.failsWith(FailureCode.ARGUMENT_INVALID));
            Shelf.put(writer, "c.txt", "the pen still writes");
            writer.commit();
        }
        assertThat(Shelf.lexical(index, "pen travel", 5)).containsExactly("c.txt#0");
        try (PassageIndex.Snapshot snapshot = index.snapshot()) {
            assertThatThrownBy(() -> snapshot.semantic(new float[] {1}, Shelf.EVERYWHERE, 5))
                    .matches(Shelf.failsWith(FailureCode.ARGUMENT_INVALID));
        }
    }

    @Test
    void aLibraryOfWordsTakesNoVectors() {
        try (PassageIndex words = LuceneIndex.inMemory(Optional.empty(), LuceneSettings.standard())) {
            assertThatThrownBy(() -> Shelf.commit(words, "a.txt", "travel"))
                    .matches(Shelf.failsWith(FailureCode.ARGUMENT_INVALID))
                    .hasMessageContaining("without an embedding model");
            assertThatThrownBy(() -> Shelf.semantic(words, Shelf.at(0), 5))
                    .matches(Shelf.failsWith(FailureCode.ARGUMENT_INVALID));
        }
    }

    @Test
    void passagesWithoutAVectorAreFoundByWordsOnly() {
        try (PassageIndex.Writer writer = index.write()) {
            writer.put(Shelf.record("a.txt", 2), List.of(
                    Shelf.passage("a.txt", 0, "travel", null), Shelf.passage("a.txt", 1, "travel", Shelf.at(0))));
            writer.commit();
        }
        assertThat(Shelf.lexical(index, "travel", 5)).containsExactly("a.txt#0", "a.txt#1");
        assertThat(Shelf.semantic(index, Shelf.at(0), 5)).containsExactly("a.txt#1");
    }

    @Test
    void vectorsMayBeLong() {
        float[] vector = new float[VectorSpace.MAX_DIMENSIONS];
        vector[4_000] = 1;
        Optional<VectorSpace> space = Optional.of(new VectorSpace(Shelf.MODEL, vector.length));
        try (PassageIndex wide = LuceneIndex.inMemory(space, LuceneSettings.standard())) {
            try (PassageIndex.Writer writer = wide.write()) {
                writer.put(Shelf.record("a.txt", 1), List.of(Shelf.passage("a.txt", 0, "travel", vector)));
                writer.commit();
            }
            try (PassageIndex.Snapshot snapshot = wide.snapshot()) {
                assertThat(snapshot.semantic(vector, Shelf.EVERYWHERE, 5)).singleElement()
                        .extracting(ScoredPassage::score).isEqualTo(1.0);
            }
        }
        assertThatThrownBy(() -> new VectorSpace(Shelf.MODEL, vector.length + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void vectorsOfZerosPointNowhere() {
        try (PassageIndex.Writer writer = index.write()) {
            writer.put(Shelf.record("a.txt", 1), List.of(Shelf.passage("a.txt", 0, "travel", new float[2])));
            writer.commit();
        }
        Shelf.commit(index, "b.txt", "lodging");
        assertThat(Shelf.lexical(index, "travel", 5)).containsExactly("a.txt#0");
        assertThat(Shelf.semantic(index, Shelf.at(0), 5)).containsExactly("b.txt#0");
        assertThat(Shelf.semantic(index, new float[2], 5)).isEmpty();
    }

    @Test
    void documentsWithoutPassagesAreRememberedAndReplaced() {
        DocumentRecord failed = new DocumentRecord(
                new DocumentId("a.txt"), DocumentType.OTHER, Optional.empty(), Digest.ofText("x"), Long.MAX_VALUE, -5, "", 0,
                Optional.of(new DocumentRecord.Failure(FailureCode.DOCUMENT_NEEDS_OCR, "a.txt holds pictures of text.")));
        Shelf.commit(index, "a.txt", "travel");
        try (PassageIndex.Writer writer = index.write()) {
            writer.put(failed, List.of());
            writer.commit();
        }
        try (PassageIndex.Snapshot snapshot = index.snapshot()) {
            assertThat(snapshot.documents()).containsExactly(Map.entry(failed.id(), failed));
            assertThat(snapshot.state().passages()).isZero();
            assertThat(snapshot.lexical("travel", Shelf.EVERYWHERE, 5)).isEmpty();
        }
    }

    @Test
    void endlessPathsAndLimitsBelowOneAreRefused() {
        try (PassageIndex.Writer writer = index.write();
                PassageIndex.Snapshot snapshot = index.snapshot()) {
            assertThatThrownBy(() -> Shelf.put(writer, "x".repeat(5_000), "travel"))
                    .matches(Shelf.failsWith(FailureCode.ARGUMENT_INVALID));
            assertThatThrownBy(() -> snapshot.lexical("travel", Shelf.EVERYWHERE, 0))
                    .matches(Shelf.failsWith(FailureCode.ARGUMENT_INVALID));
            assertThat(snapshot.lexical("travel", Shelf.EVERYWHERE, Integer.MAX_VALUE)).isEmpty();
        }
        Shelf.commit(index, "a.txt", "travel", "travel");
        assertThat(Shelf.lexical(index, "travel", Integer.MAX_VALUE)).hasSize(2);
        assertThat(Shelf.semantic(index, Shelf.at(0), Integer.MAX_VALUE)).hasSize(2);
    }

    @Test
    void filtersOfUnknownTypesFindNothingAndFiltersNest() {
        Shelf.commit(index, "a/b.txt", "travel");
        SearchFilter.Equal text = new SearchFilter.Equal(SearchFilter.Field.TYPE, "text");
        SearchFilter.Equal folder = new SearchFilter.Equal(SearchFilter.Field.FOLDER, "a");
        SearchFilter nested = new SearchFilter.All(List.of(text, new SearchFilter.All(List.of(folder, SearchFilter.none()))));
        try (PassageIndex.Snapshot snapshot = index.snapshot()) {
            assertThat(snapshot.lexical("travel", nested, 5)).hasSize(1);
            assertThat(snapshot.semantic(Shelf.at(0), nested, 5)).hasSize(1);
            SearchFilter unknown = new SearchFilter.Equal(SearchFilter.Field.TYPE, "exe");
            assertThat(snapshot.lexical("travel", unknown, 5)).isEmpty();
            assertThat(snapshot.semantic(Shelf.at(0), unknown, 5)).isEmpty();
            List<SearchFilter> many = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                many.add(new SearchFilter.Equal(SearchFilter.Field.FOLDER, "folder" + i));
            }
            assertThatThrownBy(() -> snapshot.lexical("travel", new SearchFilter.All(many), 5))
                    .matches(Shelf.failsWith(FailureCode.ARGUMENT_INVALID));
        }
    }
}
