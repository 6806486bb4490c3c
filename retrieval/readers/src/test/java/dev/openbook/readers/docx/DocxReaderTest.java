package dev.openbook.readers.docx;

import static dev.openbook.readers.docx.WordFile.paragraph;
import static dev.openbook.readers.docx.WordFile.row;
import static dev.openbook.readers.docx.WordFile.run;
import static dev.openbook.readers.docx.WordFile.styled;
import static org.assertj.core.api.Assertions.assertThat;

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

class DocxReaderTest {
    @TempDir
    Path folder;

    private DocumentContent read(WordFile word) throws IOException {
        Path file = Files.write(folder.resolve("test.docx"), word.bytes());
        return new DocxReader().read(file, DocumentType.DOCX, Limits.standard());
    }

    private List<String> blocks(String body) throws IOException {
        return ReadBlocks.of(read(WordFile.body(body)));
    }

    @Test
    void isFoundByServiceLoader() {
        assertThat(ServiceLoader.load(DocumentReader.class))
                .anySatisfy(reader -> assertThat(reader.types()).containsExactly(DocumentType.DOCX));
    }

    @Test
    void aWordFileHasNoPages() throws IOException {
        DocumentContent content = read(WordFile.body(paragraph("One.") + paragraph(" ") + paragraph("Two &amp; three.")));

        assertThat(content.text()).isEqualTo("One.\n\nTwo & three.");
        assertThat(content.pageStarts()).isEmpty();
        assertThat(content.blocks()).allMatch(block -> block.page() == 0);
    }

    @Test
    void headingsComeFromStylesInAnyLanguageAndFromOutlineLevels() throws IOException {
        DocumentContent content = read(WordFile.body(styled("berschrift1", "First")
                        + styled("Own", "Second")
                        + styled("Ktitel", "Third")
                        + "<w:p><w:pPr><w:outlineLvl w:val='3'/></w:pPr>" + run("Fourth") + "</w:p>"
                        + "<w:p><w:pPr><w:pStyle w:val='Own'/><w:outlineLvl w:val='9'/></w:pPr>" + run("Text") + "</w:p>"
                        + styled("Unknown", "More"))
                .styles("<w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>"
                        + "<w:style w:styleId='H2'><w:name w:val='x'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>"
                        + "<w:style w:styleId='Own'><w:name w:val='Own'/><w:basedOn w:val='H2'/></w:style>"
                        + "<w:style w:styleId='Ktitel'><w:name w:val='Überschrift 3'/></w:style>"
                        + "<w:style w:styleId='Loop'><w:name w:val='l'/><w:basedOn w:val='Loop'/></w:style>"));

        assertThat(ReadBlocks.of(content))
                .containsExactly("HEADING1: First", "HEADING2: Second", "HEADING3: Third", "HEADING4: Fourth",
                        "PARAGRAPH: Text", "PARAGRAPH: More");
        assertThat(content.title()).contains("First");
    }

    @Test
    void shortBoldParagraphsAreHeadingsOfAuthorsWithoutStyles() throws IOException {
        String bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Who may apply</w:t></w:r></w:p>";

        assertThat(blocks(bold + paragraph("Societies.")))
                .containsExactly("HEADING1: Who may apply", "PARAGRAPH: Societies.");
        assertThat(blocks("<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr>" + run("Styled") + "</w:p>" + bold))
                .containsExactly("HEADING1: Styled", "PARAGRAPH: Who may apply");
    }

    @Test
    void listsContentsAndTitles() throws IOException {
        DocumentContent content = read(WordFile.body(styled("Title", "The Report")
                        + styled("TOC1", "Entry 3")
                        + "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='2'/></w:numPr></w:pPr>" + run("item") + "</w:p>"
                        + styled("Bullets", "other item")
                        + "<w:p><w:pPr><w:pStyle w:val='Bullets'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>"
                        + run("none") + "</w:p>")
                .styles("<w:style w:styleId='Title'><w:name w:val='Title'/></w:style>"
                        + "<w:style w:styleId='TOC1'><w:name w:val='toc 1'/></w:style>"
                        + "<w:style w:styleId='Bullets'><w:name w:val='b'/><w:pPr><w:numPr><w:numId w:val='4'/></w:numPr></w:pPr>"
                        + "</w:style>"));

        assertThat(ReadBlocks.of(content))
                .containsExactly("HEADING1: The Report", "LIST_ITEM: item", "LIST_ITEM: other item", "PARAGRAPH: none");
        assertThat(content.title()).contains("The Report");
    }

    @Test
    void rowsOfTablesCarryTheirHeaderAndMergedCellsAreFilledIn() throws IOException {
        String merged = "<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>";
        String below = "<w:tcPr><w:vMerge/></w:tcPr>";
        String wide = "<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>";
        String header = row("Year", "Item", "Amount").replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>");

        assertThat(blocks("<w:tbl>" + header
                        + row(merged + paragraph("2026"), "Staff", "$4")
                        + row(below + "<w:p/>", "Rent", "$2")
                        + row("Sum", wide + paragraph("$6")) + "</w:tbl>"))
                .containsExactly(
                        "TABLE_ROW: Year | Item | Amount",
                        "TABLE_ROW: Year: 2026 | Item: Staff | Amount: $4",
                        "TABLE_ROW: Year: 2026 | Item: Rent | Amount: $2",
                        "TABLE_ROW: Year: Sum | Item: $6");
    }

    @Test
    void aTableWithoutAHeaderIsPlainRowsAndATableOfOneColumnIsAFrame() throws IOException {
        assertThat(blocks("<w:tbl>" + row("Rent", "$2") + row("Staff", "$4") + "</w:tbl>"))
                .containsExactly("TABLE_ROW: Rent | $2", "TABLE_ROW: Staff | $4");
        assertThat(blocks("<w:tbl>" + row("Key dates") + row("Apply by June.") + "</w:tbl>"))
                .containsExactly("PARAGRAPH: Key dates", "PARAGRAPH: Apply by June.");
    }

    @Test
    void nestedTablesStandInTheirCell() throws IOException {
        String inner = "<w:tbl>" + row("a", "b") + row("c", "d") + "</w:tbl>" + "<w:p/>";

        assertThat(blocks("<w:tbl>" + row("left", inner) + "</w:tbl>")).containsExactly("TABLE_ROW: left | a | b c | d");
    }

    @Test
    void insertionsAreKeptAndDeletionsLeftOut() throws IOException {
        assertThat(blocks("<w:p>" + run("Grants of ") + "<w:del><w:r><w:delText>five</w:delText></w:r></w:del><w:ins>"
                        + run("six") + "</w:ins>" + run(" days") + "</w:p>"
                        + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("Joined ") + "</w:p>" + paragraph("again")
                        + "<w:tbl>" + row("x", "y").replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>") + row("p", "q")
                        + "</w:tbl>"))
                .containsExactly("PARAGRAPH: Grants of six days", "PARAGRAPH: Joined again", "TABLE_ROW: p | q");
    }

    @Test
    void hiddenTextIsLeftOutAndFormerFormattingIgnored() throws IOException {
        assertThat(blocks("<w:p>" + run("Seen") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r>"
                        + "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t> too</w:t></w:r>"
                        + "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t> always</w:t></w:r></w:p>"))
                .containsExactly("PARAGRAPH: Seen too always");
    }

    @Test
    void wrappersAreLookedThrough() throws IOException {
        assertThat(blocks("<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>" + paragraph("Controlled")
                        + "</w:sdtContent></w:sdt><w:p><w:hyperlink>" + run("link") + "</w:hyperlink><w:r><w:tab/></w:r>"
                        + "<w:sdt><w:sdtContent>" + run("inline") + "</w:sdtContent></w:sdt><w:r><w:br/></w:r>" + run("below")
                        + "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"))
                .containsExactly("PARAGRAPH: Controlled", "PARAGRAPH: link inline\nbelow");
    }

    @Test
    void charactersWithTheirPronunciationAboveThemAreText() throws IOException {
        assertThat(blocks("<w:p>" + run("at ") + "<w:r><w:ruby><w:rubyPr/><w:rt>" + run("Tokyo") + "</w:rt><w:rubyBase>"
                        + run("東京") + "</w:rubyBase></w:ruby></w:r>" + run(" only") + "</w:p>"))
                .containsExactly("PARAGRAPH: at 東京 only");
    }

    @Test
    void textBoxesAreReadOnceAndNotesFollowTheirParagraph() throws IOException {
        String box = "<w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>" + paragraph("Boxed")
                + "</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><v:textbox><w:txbxContent>" + paragraph("Boxed")
                + "</w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent></w:r>";
        WordFile word = WordFile.body("<w:p>" + run("Text") + box + "<w:r><w:footnoteReference w:id='2'/></w:r></w:p>")
                .footnotes("<w:footnote w:id='0' w:type='separator'>" + paragraph("---") + "</w:footnote><w:footnote w:id='2'>"
                        + paragraph("A note.") + "</w:footnote>");

        assertThat(ReadBlocks.of(read(word))).containsExactly("PARAGRAPH: Text", "PARAGRAPH: Boxed", "PARAGRAPH: A note.");
    }
}
