package dev.openbook.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.document.Block;
import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentId;
import dev.openbook.document.SearchFilter;
import dev.openbook.failure.FailureCode;
import dev.openbook.library.cite.Quotation;
import dev.openbook.library.read.DocumentReaders;
import dev.openbook.library.split.Sentences;
import dev.openbook.retrieve.ProgressListener;
import dev.openbook.retrieve.Query;
import dev.openbook.retrieve.RetrievedPassage;
import dev.openbook.retrieve.SearchMode;
import dev.openbook.retrieve.SyncReport;
import dev.openbook.value.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Other people's documents, read where they lie; skipped where they are not at hand. */
class RealDocumentsTest {
    private final DocumentReaders readers = DocumentReaders.installed(getClass().getClassLoader());

    private static Path data(String path) {
        Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared").resolve("data"))) {
            folder = folder.getParent();
        }
        Assumptions.assumeTrue(folder != null, "no folder of shared data beside the checkout");
        Path found = folder.resolve("shared").resolve("data").resolve(path);
        Assumptions.assumeTrue(Files.exists(found), "the shared data has no " + path);
        return found;
    }

    @Test
    void aFundingNoticeKeepsItsStructure() {
        DocumentContent notice = readers.read(data("grants/html/nofo.html"), Limits.standard());
        List<String> majors = notice.blocks().stream()
                .filter(block -> block.kind() == Block.Kind.HEADING && block.level() == 1)
                .map(block -> notice.text().substring(block.start(), block.end()))
                .toList();
        assertThat(majors).hasSize(7).element(0).isEqualTo("Step 1: Review the Opportunity");
        assertThat(notice.text())
                .contains("Components: Project Abstract | Submission Format: Use the Project Abstract Summary form.")
                .doesNotContain("@import", "\u00A0", "<span");
    }

    @Test
    void aQuestionToANoticeIsAnsweredByTheSectionThatSaysSo() {
        InMemoryPassageIndex.Store store = new InMemoryPassageIndex.Store("id", Optional.empty(), 0);
        try (IndexedLibrary library =
                IndexedLibrary.open(new InMemoryPassageIndex(store), Optional.empty(), LibrarySettings.standard(readers))) {
            Path folder = data("grants/html");
            library.sync(folder, ProgressListener.none());
            Query query = new Query("eligible applicants may apply accredited", SearchMode.LEXICAL, 1, SearchFilter.none());
            RetrievedPassage best = library.retrieve(query).getFirst();
            assertThat(best.passage().span().headings()).containsExactly("Step 1: Review the Opportunity", "Eligibility");
            DocumentContent notice = readers.read(folder.resolve(best.passage().document().path()), Limits.standard());
            assertThat(Sentences.of(best.passage().text())).isNotEmpty().allSatisfy(range -> assertThat(
                            Quotation.holds(new Quotation(best.passage(), range).citation(1), notice))
                    .isTrue());
        }
    }

    @Test
    void aMixedFolderLosesNothingSilently() throws Exception {
        Path folder = data("docs-mixed");
        InMemoryPassageIndex.Store store = new InMemoryPassageIndex.Store("id", Optional.empty(), 0);
        try (IndexedLibrary library =
                IndexedLibrary.open(new InMemoryPassageIndex(store), Optional.empty(), LibrarySettings.standard(readers))) {
            SyncReport report = library.sync(folder, ProgressListener.none());
            List<String> files;
            try (var paths = Files.walk(folder)) {
                files = paths.filter(Files::isRegularFile).map(path -> folder.relativize(path).toString()).toList();
            }
            assertThat(report.added() + report.failed().size()).isEqualTo(files.size());
            assertThat(report.failed().stream().collect(Collectors.toMap(SyncReport.Failure::document, SyncReport.Failure::code)))
                    .containsEntry(new DocumentId("empty/empty_file"), FailureCode.DOCUMENT_EMPTY)
                    .containsEntry(new DocumentId("outlook/sample.msg"), FailureCode.DOCUMENT_TYPE_UNSUPPORTED)
                    .containsEntry(new DocumentId("eml/sample.eml"), FailureCode.DOCUMENT_TYPE_UNSUPPORTED)
                    .containsEntry(new DocumentId("rtf/doc.rtf"), FailureCode.DOCUMENT_TYPE_UNSUPPORTED)
                    .doesNotContainKey(new DocumentId("markdown/README.md"))
                    .doesNotContainKey(new DocumentId("txt/lorem-big.txt"));
            assertThat(report.passages()).isGreaterThan(report.added());
        }
    }
}
