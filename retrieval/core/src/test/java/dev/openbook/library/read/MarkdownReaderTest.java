package dev.openbook.library.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.document.DocumentContent;
import dev.openbook.value.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownReaderTest {
    @TempDir
    private Path folder;

    private List<String> blocks(String markdown) {
        return Blocks.of(new MarkdownReader(), folder, markdown);
    }

    private DocumentContent read(String markdown) {
        return Blocks.read(new MarkdownReader(), folder, markdown, Limits.standard());
    }

    @Test
    void structureBecomesBlocks() {
        assertThat(blocks("""
                # The *notice* &amp; more

                Two lines
                of one [paragraph](https://example.org), `code` ![a chart](c.png).\\
                New line.

                ## Who

                1. Schools
                2. Towns

                   in Ohio
                   - small

                > quoted

                ```sh
                ls  -l
                ```
                """))
                .containsExactly(
                        "H1 The notice & more", "P Two lines of one paragraph, code a chart.\nNew line.", "H2 Who", "LI Schools",
                        "LI Towns", "LI in Ohio", "LI small", "P quoted", "PRE ls  -l");
    }

    @Test
    void rowsCarryTheirHeaders() {
        assertThat(blocks("| Year | Amount |\n|---|---|\n| 1 | $5 |\n| 2 | |\n")).containsExactly("TR Year: 1 | Amount: $5", "TR Year: 2");
        assertThat(blocks("| Year | Amount |\n|---|---|\n")).containsExactly("TR Year | Amount");
    }

    @Test
    void htmlWithinIsReadAndNeverRun() {
        assertThat(blocks("<details>\n<summary>More</summary>\n<p>Inside</p><script>x</script>\n</details>\n\na<br>b <u>c</u>"))
                .containsExactly("P More", "P Inside", "P a\nb c");
    }

    @Test
    void frontMatterIsSkippedButItsTitleCounts() {
        DocumentContent content = read("---\ntitle: \"Annual report\"\ntags: [a]\n---\n# Heading\n\nText\n");
        assertThat(content.title()).contains("Annual report");
        assertThat(content.text()).isEqualTo("Heading\n\nText");
        assertThat(read("---\ntags: a\n---\n# Heading\n").title()).contains("Heading");
        assertThat(read("---\ntitle: Plain words\n...\nText\n").title()).contains("Plain words");
        assertThat(read("## Second\n\nText").title()).isEmpty();
    }

    @Test
    void aLineAcrossThePageIsNoFrontMatter() {
        assertThat(read("---\n\nFirst part.\n\n---\n\nSecond part.").text()).isEqualTo("First part.\n\nSecond part.");
        assertThat(read("---\nkey: never closed\n\nText").text()).contains("key: never closed", "Text");
    }

    @Test
    void deepNestingIsBounded() {
        Limits limits = new Limits(1 << 20, 1 << 20, 1, 50, 1, Duration.ofMinutes(1));
        String deep = ">".repeat(50_000) + " deep\n\n" + "[".repeat(50_000) + "x" + "*".repeat(10_001) + "\n\n**after**";
        assertThat(Blocks.read(new MarkdownReader(), folder, deep, limits).text()).contains("deep").contains("after");
    }
}
