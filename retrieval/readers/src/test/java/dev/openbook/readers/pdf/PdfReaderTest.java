package dev.openbook.readers.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.document.Block;
import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentReader;
import dev.openbook.document.DocumentType;
import dev.openbook.readers.ReadBlocks;
import dev.openbook.value.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfReaderTest {
    private static final String FULL_A = "The society lends tools, seeds and books to every household in the valley and keeps";
    private static final String FULL_B = "a workshop in which members repair what they own; it is open on three days a week";

    @TempDir
    Path folder;

    DocumentContent read(PdfPages pages) throws IOException {
        Path file = Files.write(folder.resolve("test.pdf"), pages.bytes());
        return new PdfReader().read(file, DocumentType.PDF, Limits.standard());
    }

    @Test
    void isFoundByServiceLoader() {
        assertThat(ServiceLoader.load(DocumentReader.class))
                .anySatisfy(reader -> assertThat(reader.types()).containsExactly(DocumentType.PDF));
    }

    @Test
    void linesBecomeParagraphsAndPagesAreCounted() throws IOException {
        DocumentContent content = read(new PdfPages()
                .page()
                .lines(72, 200, FULL_A, FULL_B, "and always on Sunday.")
                .lines(72, 260, FULL_B, "from noon.")
                .page()
                .page()
                .lines(72, 200, "Third page."));

        assertThat(ReadBlocks.of(content))
                .containsExactly(
                        "PARAGRAPH p1: " + FULL_A + " " + FULL_B + " and always on Sunday.",
                        "PARAGRAPH p1: " + FULL_B + " from noon.",
                        "PARAGRAPH p3: Third page.");
        assertThat(content.pageStarts()).hasSize(3);
        for (Block block : content.blocks()) {
            assertThat(content.pageAt(block.start())).isEqualTo(block.page());
            assertThat(content.pageAt(block.end() - 1)).isEqualTo(block.page());
        }
    }

    @Test
    void aParagraphOverAPageBreakIsTwoBlocks() throws IOException {
        DocumentContent content = read(
                new PdfPages().page().lines(72, 400, FULL_A, FULL_B).page().lines(72, 200, "and on holidays too."));

        assertThat(ReadBlocks.of(content))
                .containsExactly("PARAGRAPH p1: " + FULL_A + " " + FULL_B, "PARAGRAPH p2: and on holidays too.");
    }

    @Test
    void columnsAreReadOneAfterTheOtherUnderTheirTitle() throws IOException {
        String[] left = {"Left one two three four five six", "left seven eight nine ten eleven", "left twelve and so on to the end",
            "left more of what was said there", "left closes here."};
        String[] right = {"Right one two three four five six", "right seven eight nine ten eleven", "right twelve and so on to the end",
            "right more of what was said here", "right closes here."};
        DocumentContent content = read(new PdfPages()
                .page()
                .bold(72, 150, 18, "A title that runs over the width of both columns")
                .lines(72, 200, left)
                .lines(320, 200, right));

        assertThat(ReadBlocks.texts(content))
                .containsExactly(
                        "A title that runs over the width of both columns",
                        String.join(" ", left),
                        String.join(" ", right));
    }

    @Test
    void wordsBrokenAtLineEndsAreMended() throws IOException {
        String start = "This line is as long as a line of this text gets, and it says a good deal about inter-";
        DocumentContent content = read(new PdfPages()
                .page()
                .lines(72, 200, start, "national matters, as every line before it did; some of it is up-to-date and well-")
                .lines(72, 224, "known, and nothing else of it matters. It was a well-known and long fact for all."));

        assertThat(content.text()).contains("international matters").contains("well-known, and");
    }

    @Test
    void headersFootersAndPageNumbersAreLeftOut() throws IOException {
        PdfPages pages = new PdfPages();
        for (int page = 1; page <= 5; page++) {
            pages.page()
                    .sized(72, 40, 8, "Society of the Valley")
                    .text(72, 200, "Body text of page number " + page + " says something new.")
                    .sized(300, 760, 8, "Page " + page + " of 5");
        }
        DocumentContent content = read(pages);

        assertThat(content.text()).doesNotContain("Society").doesNotContain("Page 3");
        assertThat(content.blocks()).hasSize(5);
    }

    @Test
    void titlesOfSlidesAreNoHeaders() throws IOException {
        PdfPages pages = new PdfPages();
        for (int page = 1; page <= 4; page++) {
            pages.page().bold(72, 80, 24, "Our programme, part " + page).text(72, 300, "Some text on slide " + page + ".");
        }

        assertThat(ReadBlocks.texts(read(pages))).contains("Our programme, part 1", "Our programme, part 4");
    }

    /** They stand where headers do and begin alike, but are set larger than the text and say something else each time. */
    @Test
    void titlesThatStartPagesAreNoHeaders() throws IOException {
        PdfPages pages = new PdfPages();
        String[] titles = {"Budget", "Work plan", "Letters of support", "Resumes"};
        for (int page = 1; page <= titles.length; page++) {
            pages.page().bold(72, 72, 14, "Attachment " + page + ": " + titles[page - 1])
                    .lines(72, 110, "Text of part " + titles[page - 1] + " is here,", "and goes on below.")
                    .text(280, 760, "Page " + page + " of 4");
        }
        DocumentContent content = read(pages);

        assertThat(ReadBlocks.texts(content)).contains("Attachment 1: Budget", "Attachment 4: Resumes");
        assertThat(content.text()).doesNotContain("Page ");
    }

    @Test
    void headingsAreToldBySizeWeightNumberAndBookmark() throws IOException {
        DocumentContent content = read(new PdfPages()
                .page()
                .bold(72, 100, 20, "Annual Report")
                .bold(72, 140, 14, "1 Eligibility")
                .lines(72, 160, FULL_A, FULL_B)
                .bold(72, 210, 14, "1.1 Who may apply")
                .lines(72, 230, FULL_A, FULL_B)
                .text(72, 280, "Marked in the outline")
                .lines(72, 310, FULL_A, FULL_B)
                .bookmark("Marked in the Outline"));

        assertThat(ReadBlocks.of(content))
                .contains("HEADING1 p1: Annual Report", "HEADING2 p1: 1 Eligibility", "HEADING3 p1: 1.1 Who may apply")
                .anyMatch(block -> block.matches("HEADING\\d p1: Marked in the outline"));
    }

    @Test
    void itemsOfListsStandAlone() throws IOException {
        DocumentContent content = read(new PdfPages()
                .page()
                .lines(72, 200, FULL_A, "including:")
                .text(72, 230, "\u2022")
                .lines(90, 230, "tools that are lent for a week or longer and brought back clean, as", "they were found;")
                .text(72, 256, "\u2022")
                .text(90, 256, "seeds.")
                .lines(72, 290, "1. First of all", "2. Second of all"));

        assertThat(ReadBlocks.of(content))
                .contains(
                        "LIST_ITEM p1: \u2022 tools that are lent for a week or longer and brought back clean, as they were found;",
                        "LIST_ITEM p1: \u2022 seeds.",
                        "LIST_ITEM p1: 1. First of all",
                        "LIST_ITEM p1: 2. Second of all");
    }

    @Test
    void rowsOfTablesCarryTheirHeader() throws IOException {
        PdfPages pages = new PdfPages()
                .page()
                .lines(72, 100, FULL_A, FULL_B)
                .bold(72, 200, 10, "Item")
                .bold(220, 200, 10, "Amount")
                .bold(320, 200, 10, "Source");
        String[][] rows = {{"Staff", "$40,000", "Grant"}, {"Rent", "$6,000", "Own"}, {"Travel", "$1,500", "Grant"}};
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < 3; column++) {
                pages.text(new double[] {72, 220, 320}[column], 220 + 20 * row, rows[row][column]);
            }
        }

        assertThat(ReadBlocks.of(read(pages)))
                .containsSubsequence(
                        "TABLE_ROW p1: Item | Amount | Source",
                        "TABLE_ROW p1: Item: Staff | Amount: $40,000 | Source: Grant",
                        "TABLE_ROW p1: Item: Rent | Amount: $6,000 | Source: Own",
                        "TABLE_ROW p1: Item: Travel | Amount: $1,500 | Source: Grant");
    }

    @Test
    void turnedTextIsReadLast() throws IOException {
        DocumentContent content =
                read(new PdfPages().page().lines(72, 200, FULL_A, FULL_B).turned(30, 500, "Turned by a quarter"));

        assertThat(ReadBlocks.texts(content)).containsExactly(FULL_A + " " + FULL_B, "Turned by a quarter");
    }

    @Test
    void theTitleIsTheDocumentsUnlessAProgramMadeIt() throws IOException {
        PdfPages real = new PdfPages().page().bold(72, 100, 20, "Biggest text").title("A real title");
        PdfPages made = new PdfPages()
                .page()
                .bold(72, 100, 20, "Biggest text")
                .lines(72, 200, FULL_A)
                .title("Microsoft Word - report final.docx");

        assertThat(read(real).title()).contains("A real title");
        assertThat(read(made).title()).contains("Biggest text");
    }

    @Test
    void filesThatOnlyAnOwnerMayChangeAreRead() throws IOException {
        DocumentContent content = read(new PdfPages().page().lines(72, 200, FULL_A).locked("owner", ""));

        assertThat(ReadBlocks.texts(content)).isEqualTo(List.of(FULL_A));
    }
}
