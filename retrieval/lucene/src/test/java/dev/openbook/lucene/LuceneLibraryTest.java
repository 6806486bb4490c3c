package dev.openbook.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.document.SearchFilter;
import dev.openbook.failure.FailureCode;
import dev.openbook.library.HashedEmbeddingModel;
import dev.openbook.library.LibrarySettings;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.retrieve.DocumentLibrary;
import dev.openbook.retrieve.ProgressListener;
import dev.openbook.retrieve.Query;
import dev.openbook.retrieve.RetrievedPassage;
import dev.openbook.retrieve.SearchMode;
import dev.openbook.retrieve.SyncReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door: files on disk become passages that are found, over closing and reopening. */
class LuceneLibraryTest {
    private final LibrarySettings settings = LibrarySettings.standard(getClass().getClassLoader());
    private final Optional<EmbeddingModel> model = Optional.of(new HashedEmbeddingModel("first", 256));

    @TempDir
    private Path folder;

    private Path documents = Path.of("");
    private Path home = Path.of("");

    @BeforeEach
    void writeDocuments() throws IOException {
        documents = Files.createDirectories(folder.resolve("documents"));
        home = folder.resolve("library");
        Files.writeString(documents.resolve("notice.md"), """
                # Youth fund

                ## Eligibility

                Charities that were registered before 2024 may apply for a grant.

                ## Budget

                Travel costs are paid up to 500 euros for each journey.
                """);
        Files.writeString(documents.resolve("policy.txt"), "Board members declare every conflict of interest in writing.");
    }

    private static List<String> found(DocumentLibrary library, String text, SearchMode mode) {
        return library.retrieve(new Query(text, mode, 5, SearchFilter.none())).stream()
                .map(hit -> hit.passage().document().path())
                .toList();
    }

    @Test
    void isBuiltClosedOpenedAndSearchedInEveryWay() {
        try (DocumentLibrary library = LuceneLibrary.open(home, model, settings)) {
            SyncReport report = library.sync(documents, ProgressListener.none());
            assertThat(report.added()).isEqualTo(2);
            assertThat(report.failed()).isEmpty();
        }
        assertThat(LuceneLibrary.embeddingModelOf(home)).isEqualTo(model.map(each -> each.provenance().rootDigest()));
        try (DocumentLibrary library = LuceneLibrary.openExisting(home, model, settings)) {
            assertThat(library.sync(documents, ProgressListener.none()).unchanged()).isEqualTo(2);
            for (SearchMode mode : SearchMode.values()) {
                assertThat(found(library, "conflict of interest", mode)).as(mode.name()).startsWith("policy.txt");
            }
            RetrievedPassage hit = library.retrieve(Query.of("travel costs")).getFirst();
            assertThat(hit.passage().span().headings()).containsExactly("Youth fund", "Budget");
            assertThat(hit.passage().text()).contains("500 euros");
            assertThat(hit.legs()).containsOnlyKeys(SearchMode.LEXICAL, SearchMode.SEMANTIC);
        }
    }

    @Test
    void belongsToOneModel() {
        LuceneLibrary.open(home, model, settings).close();
        Optional<EmbeddingModel> other = Optional.of(new HashedEmbeddingModel("second", 256));
        assertThatThrownBy(() -> LuceneLibrary.open(home, other, settings))
                .matches(Shelf.failsWith(FailureCode.LIBRARY_MODEL_MISMATCH));
        try (DocumentLibrary again = LuceneLibrary.open(home, model, settings)) {
            assertThat(again.sync(documents, ProgressListener.none()).added()).isEqualTo(2);
        }
        try (DocumentLibrary words = LuceneLibrary.openExisting(home, Optional.empty(), settings)) {
            assertThat(found(words, "conflict of interest", SearchMode.LEXICAL)).startsWith("policy.txt");
        }
    }

    @Test
    void worksWithoutAModelAndInMemory() {
        try (DocumentLibrary library = LuceneLibrary.inMemory(Optional.empty(), settings)) {
            library.sync(documents, ProgressListener.none());
            assertThat(found(library, "registered charity", SearchMode.HYBRID)).startsWith("notice.md");
            assertThat(library.description().embeddingModel()).isEmpty();
        }
        LuceneLibrary.open(home, Optional.empty(), settings).close();
        assertThat(LuceneLibrary.embeddingModelOf(home)).isEmpty();
    }

    @Test
    void thatIsMissingIsSaidToBe() {
        assertThatThrownBy(() -> LuceneLibrary.openExisting(home, model, settings))
                .matches(Shelf.failsWith(FailureCode.LIBRARY_MISSING))
                .hasMessageContaining(home.toString());
        assertThatThrownBy(() -> LuceneLibrary.embeddingModelOf(home))
                .matches(Shelf.failsWith(FailureCode.LIBRARY_MISSING));
    }

    @Test
    void modelsWithEndlessVectorsAreRefused() {
        EmbeddingModel endless = new EndlessVectors(model.orElseThrow());
        assertThatThrownBy(() -> LuceneLibrary.open(home, Optional.of(endless), settings))
                .matches(Shelf.failsWith(FailureCode.MODEL_UNSUPPORTED));
        assertThat(home).doesNotExist();
    }
}
