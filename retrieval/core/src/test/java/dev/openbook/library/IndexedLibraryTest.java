package dev.openbook.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.document.DocumentId;
import dev.openbook.document.SearchFilter;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.library.read.DocumentReaders;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.retrieve.LibraryDescription;
import dev.openbook.retrieve.ProgressListener;
import dev.openbook.retrieve.Query;
import dev.openbook.retrieve.RetrievedPassage;
import dev.openbook.retrieve.SearchMode;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexedLibraryTest {
    @TempDir
    private Path folder;

    private final HashedEmbeddingModel model = new HashedEmbeddingModel("hashed", 64);
    private final InMemoryPassageIndex.Store store = store(Optional.of(model.provenance().rootDigest()), 64);
    private final InMemoryPassageIndex.Store words = store(Optional.empty(), 0);
    private final LibrarySettings settings =
            LibrarySettings.standard(DocumentReaders.installed(IndexedLibraryTest.class.getClassLoader()));

    private static InMemoryPassageIndex.Store store(Optional<Digest> model, int dimensions) {
        return new InMemoryPassageIndex.Store("id", model, dimensions);
    }

    private IndexedLibrary open(InMemoryPassageIndex.Store store, EmbeddingModel... models) {
        return IndexedLibrary.open(new InMemoryPassageIndex(store), List.of(models).stream().findFirst(), settings);
    }

    @BeforeEach
    void writeDocuments() throws IOException {
        Files.createDirectories(folder.resolve("plans"));
        Files.writeString(folder.resolve("notice.md"), "# Notice\n\n## Eligibility\n\nRural schools may apply.\n\n## Dates\n\nDue in May.\n");
        Files.writeString(folder.resolve("plans/budget.txt"), "The budget pays for buses.");
    }

    private static Query query(String text, SearchMode mode) {
        return new Query(text, mode, 10, SearchFilter.none());
    }

    private static void assertFails(ThrowingCallable call, FailureCode code, String... words) {
        assertThatThrownBy(call).isInstanceOfSatisfying(OpenbookException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            for (String each : words) {
                assertThat(e.getMessage()).contains(each);
            }
        });
    }

    @Test
    void whatWasSyncedIsFoundInEveryWay() {
        try (IndexedLibrary library = open(store, model)) {
            library.sync(folder, ProgressListener.none());
            for (SearchMode mode : SearchMode.values()) {
                RetrievedPassage best = library.retrieve(query("which rural schools may apply", mode)).getFirst();
                assertThat(best.passage().text()).isEqualTo("Rural schools may apply.");
                assertThat(best.passage().span().headings()).containsExactly("Notice", "Eligibility");
                assertThat(best.rank()).isEqualTo(1);
                assertThat(best.legs().keySet()).isEqualTo(
                        mode == SearchMode.HYBRID ? Set.of(SearchMode.LEXICAL, SearchMode.SEMANTIC) : Set.of(mode));
            }
            assertThat(library.retrieve(query("eligibility", SearchMode.LEXICAL))).as("headings count").hasSize(1);
            assertThat(library.retrieve(query(" ", SearchMode.HYBRID))).isEmpty();
            assertThat(library.retrieve(new Query("rural schools budget", SearchMode.HYBRID, 1, SearchFilter.none()))).hasSize(1);
            SearchFilter plans = new SearchFilter.Equal(SearchFilter.Field.FOLDER, "plans");
            assertThat(library.retrieve(new Query("rural schools", SearchMode.HYBRID, 10, plans)))
                    .extracting(found -> found.passage().document().path())
                    .containsOnly("plans/budget.txt");
        }
    }

    @Test
    void describesItself() throws IOException {
        Files.write(folder.resolve("broken.docx"), new byte[] {1, 2, 0});
        try (IndexedLibrary library = open(store, model)) {
            assertThat(library.description().commit()).isZero();
            assertThat(library.documentDigest(new DocumentId("notice.md"))).isEmpty();
            library.sync(folder, ProgressListener.none());
            assertThat(library.description())
                    .isEqualTo(new LibraryDescription(
                            "id", 1, Optional.of(model.provenance().rootDigest()), 2, 3));
            assertThat(library.documentDigest(new DocumentId("notice.md")))
                    .contains(Digest.of(Files.readAllBytes(folder.resolve("notice.md"))));
            assertThat(library.documentDigest(new DocumentId("broken.docx"))).isEmpty();
            assertThat(library.embeddingModel()).containsSame(model);
        }
    }

    @Test
    void anotherModelIsRefusedAndTheIndexClosed() {
        HashedEmbeddingModel other = new HashedEmbeddingModel("other", 64);
        InMemoryPassageIndex index = new InMemoryPassageIndex(store);
        assertFails(
                () -> IndexedLibrary.open(index, Optional.of(other), settings),
                FailureCode.LIBRARY_MODEL_MISMATCH,
                model.provenance().rootDigest().hex().substring(0, 12),
                other.provenance().rootDigest().hex().substring(0, 12),
                "index command");
        assertFails(index::snapshot, FailureCode.CLOSED);
        assertFails(() -> open(words, model), FailureCode.LIBRARY_MODEL_MISMATCH, "without an embedding model");
    }

    @Test
    void aLibraryOfWordsFindsByWordsOnly() {
        try (IndexedLibrary library = open(words)) {
            library.sync(folder, ProgressListener.none());
            List<RetrievedPassage> hybrid = library.retrieve(query("rural schools", SearchMode.HYBRID));
            assertThat(hybrid).isNotEmpty().isEqualTo(library.retrieve(query("rural schools", SearchMode.LEXICAL)));
            assertThat(hybrid.getFirst().legs()).containsOnlyKeys(SearchMode.LEXICAL);
            assertFails(
                    () -> library.retrieve(query("rural", SearchMode.SEMANTIC)), FailureCode.ARGUMENT_INVALID, "mode lexical");
        }
    }

    @Test
    void withoutItsModelALibraryIsReadByWordsAndNeverWritten() {
        try (IndexedLibrary library = open(store, model)) {
            library.sync(folder, ProgressListener.none());
        }
        try (IndexedLibrary library = open(store)) {
            assertThat(library.retrieve(query("rural schools", SearchMode.LEXICAL))).isNotEmpty();
            assertFails(() -> library.retrieve(query("rural", SearchMode.SEMANTIC)), FailureCode.ARGUMENT_INVALID, "without its");
            assertFails(() -> library.retrieve(query("rural", SearchMode.HYBRID)), FailureCode.ARGUMENT_INVALID, "without its");
            assertFails(() -> library.sync(folder, ProgressListener.none()), FailureCode.LIBRARY_MODEL_MISMATCH);
        }
    }

    @Test
    void nothingExceedsTheModelsWindow() throws IOException {
        Files.writeString(folder.resolve("long.md"), "# A heading of five words\n\n" + "A sentence of some words. ".repeat(100));
        HashedEmbeddingModel small = new HashedEmbeddingModel("small", 24);
        try (IndexedLibrary library = open(store(Optional.of(small.provenance().rootDigest()), 64), small)) {
            assertThat(library.sync(folder, ProgressListener.none()).failed()).isEmpty(); // the model refuses longer texts
            assertThat(small.embedded()).isGreaterThan(25);
        }
    }

    @Test
    void progressIsToldInOrder() {
        List<String> told = new ArrayList<>();
        try (IndexedLibrary library = open(store, model)) {
            library.sync(folder, (what, done, total) -> told.add(what + " " + done + "/" + total));
            library.sync(folder, (what, done, total) -> told.add("nothing to do"));
        }
        assertThat(told).startsWith("notice.md 0/2", "plans/budget.txt 1/2").endsWith(" 2/2");
    }

    @Test
    void aClosedLibrarySaysSo() {
        IndexedLibrary library = open(store, model);
        library.close();
        assertFails(() -> library.retrieve(query("rural", SearchMode.LEXICAL)), FailureCode.CLOSED);
        assertFails(() -> library.sync(folder, ProgressListener.none()), FailureCode.CLOSED);
        assertFails(() -> open(store, model).sync(List.of(), ProgressListener.none()), FailureCode.ARGUMENT_INVALID);
    }
}
