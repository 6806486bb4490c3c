package dev.openbook.library.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainTextReaderTest {
    @TempDir
    private Path folder;

    @Test
    void blankLinesPartParagraphsAndOtherLineBreaksAreSpaces() {
        assertThat(Blocks.of(new PlainTextReader(), folder, "One\r\nline.\n \t\nTwo.\rStill two.\fThree."))
                .containsExactly("P One line.", "P Two. Still two.", "P Three.");
    }

    @Test
    void linesOfListsAreItems() {
        assertThat(Blocks.of(new PlainTextReader(), folder, "You need:\n- a form\n  on paper\n* a stamp\n2) ink\nb. blotter\n\n1990. Done"))
                .containsExactly("P You need:", "LI - a form on paper", "LI * a stamp", "LI 2) ink", "LI b. blotter", "P 1990. Done");
    }
}
