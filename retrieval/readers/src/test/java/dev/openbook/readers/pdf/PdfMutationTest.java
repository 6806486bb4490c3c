package dev.openbook.readers.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.document.DocumentType;
import dev.openbook.readers.Mutations;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfMutationTest {
    @TempDir
    Path folder;

    private static byte[] whole() {
        return new PdfPages()
                .title("Report")
                .bookmark("Heading")
                .page()
                .bold(72, 100, 16, "Heading")
                .lines(72, 140, "Some words of text that fill a line of the page,", "and some more below them.")
                .page()
                .picture()
                .lines(72, 200, "\u2022 an item", "\u2022 another item")
                .lines(320, 200, "right one", "right two", "right three")
                .turned(30, 400, "turned")
                .bytes();
    }

    @Test
    void everyMutantIsReadOrRefused() throws IOException {
        assertThat(mutations().run(whole(), 600, 1)).isBetween(1, 599);
    }

    @Test
    @Tag("soak")
    void everyMutantIsReadOrRefusedForLong() throws IOException {
        assertThat(mutations().run(whole(), 20_000, 2)).isBetween(1, 19_999);
    }

    private Mutations mutations() {
        return new Mutations(new PdfReader(), DocumentType.PDF, folder.resolve("mutant.pdf"));
    }
}
