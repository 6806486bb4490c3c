package dev.openbook.readers.docx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentType;
import dev.openbook.readers.ReadBlocks;
import dev.openbook.readers.SharedData;
import dev.openbook.value.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Apache POI as a second opinion: it writes what we read, and it reads what others wrote. */
class PoiAgreementTest {
    @TempDir
    Path folder;

    private static DocumentContent read(Path file) {
        return new DocxReader().read(file, DocumentType.DOCX, Limits.standard());
    }

    @Test
    void whatPoiWritesIsRead() throws IOException {
        Path file = folder.resolve("poi.docx");
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(file)) {
            document.getProperties().getCoreProperties().setTitle("Budget of the Society");
            document.createParagraph().createRun().setText("A paragraph.");
            XWPFParagraph list = document.createParagraph();
            list.setNumID(java.math.BigInteger.ONE);
            list.createRun().setText("An item.");
            XWPFTable table = document.createTable(2, 2);
            for (int column = 0; column < 2; column++) {
                XWPFRun run = table.getRow(0).getCell(column).getParagraphs().getFirst().createRun();
                run.setBold(true);
                run.setText(List.of("Item", "Amount").get(column));
                table.getRow(1).getCell(column).setText(List.of("Rent", "$2").get(column));
            }
            document.createFooter(org.apache.poi.wp.usermodel.HeaderFooterType.DEFAULT).createParagraph().createRun().setText("Foot");
            document.write(out);
        }

        DocumentContent content = read(file);

        assertThat(content.title()).contains("Budget of the Society");
        assertThat(ReadBlocks.of(content))
                .containsExactly("PARAGRAPH: A paragraph.", "LIST_ITEM: An item.", "TABLE_ROW: Item | Amount",
                        "TABLE_ROW: Item: Rent | Amount: $2");
    }

    @Test
    void everyWordThatPoiFindsInRealDocumentsIsThere() throws IOException {
        for (String place : List.of("grants/docx", "docs-mixed/docx")) {
            try (Stream<Path> files = Files.list(SharedData.find(place))) {
                for (Path file : files.sorted().toList()) {
                    List<String> ours = words(read(file).text());
                    assertThat(ours).as(file.getFileName().toString()).containsAll(words(poi(file)));
                }
            }
        }
    }

    private static String poi(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                XWPFDocument document = new XWPFDocument(in);
                XWPFWordExtractor extractor = new XWPFWordExtractor(document)) {
            return extractor.getText();
        }
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).distinct().toList();
    }
}
