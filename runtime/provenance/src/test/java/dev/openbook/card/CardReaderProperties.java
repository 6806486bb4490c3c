package dev.openbook.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.provenance.Finding.Severity;
import dev.openbook.value.CanonicalJson;
import dev.openbook.value.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a card holds, reading it ends, and what it gives can be written as JSON. */
class CardReaderProperties {
    @Property(tries = 2000)
    void any_text_can_be_read(@ForAll("fragments") String yaml) {
        byte[] card = ("---\n" + yaml + "\n---\n# T\n").getBytes(StandardCharsets.UTF_8);

        CardReading reading = new CardReader(CardLimits.standard()).read("README.md", ByteBuffer.wrap(card), Digest.of(card));

        assertThat(CanonicalJson.write(reading.card().frontMatter())).startsWith("{");
        assertThat(reading.findings()).noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    @Provide
    Arbitrary<String> fragments() {
        return Arbitraries.of(
                        "license: ", "mit", "\n", "- ", "[", "]", "{", "}", "&a ", "*a", ": ", "\"", "\\ud800", "'", "!!int ", "1e999",
                        "<<: ", "|\n  ", "\t", "? ", "#", "%YAML 1.2", "...", "é", "\u0000", "  ", ".nan", "0x1F", "9".repeat(30))
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }
}
