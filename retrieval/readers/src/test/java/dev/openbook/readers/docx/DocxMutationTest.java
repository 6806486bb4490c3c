package dev.openbook.readers.docx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.document.DocumentType;
import dev.openbook.readers.Mutations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocxMutationTest {
    @TempDir
    Path folder;

    private static byte[] packed() {
        return WordFile.body(WordFile.styled("H", "Heading") + WordFile.paragraph("Some words of text, and more.")
                        + "<w:tbl>" + WordFile.row("a", "b") + WordFile.row("c", "d") + "</w:tbl>"
                        + "<w:p><w:r><w:t>Noted</w:t><w:footnoteReference w:id='2'/></w:r></w:p>")
                .styles("<w:style w:styleId='H'><w:name w:val='heading 1'/></w:style>")
                .footnotes("<w:footnote w:id='2'>" + WordFile.paragraph("A note.") + "</w:footnote>")
                .bytes();
    }

    /** Stored without compression, so that mutations reach the XML and not only the checksums. */
    private static byte[] stored() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(packed()));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.setLevel(0);
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(out);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void everyMutantIsReadOrRefused() throws IOException {
        assertThat(mutations().run(packed(), 500, 1)).isBetween(1, 499);
        assertThat(mutations().run(stored(), 1_000, 2)).isBetween(1, 999);
    }

    @Test
    @Tag("soak")
    void everyMutantIsReadOrRefusedForLong() throws IOException {
        assertThat(mutations().run(packed(), 10_000, 3)).isBetween(1, 9_999);
        assertThat(mutations().run(stored(), 20_000, 4)).isBetween(1, 19_999);
    }

    private Mutations mutations() {
        return new Mutations(new DocxReader(), DocumentType.DOCX, folder.resolve("mutant.docx"));
    }
}
