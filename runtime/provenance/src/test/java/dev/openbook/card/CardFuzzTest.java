package dev.openbook.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.provenance.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the bytes, reading gives a card or a finding. */
class CardFuzzTest {
    private static final String[] PIECES = {
        "---\n", "\n", ": ", "- ", "[", "]", "{", "}", "\"", "'", "&a ", "*a", "<<: ", "!!binary ", "| \n ", "\t", "\u0000", "\uFEFF", "\\ud800", "\"\\UFFFFFFFF\"",
        "1e999", ".nan", "null", "```", "<!--", "-->", "# ", "\n---\n", "**", "\r", "é😀", "? ", "%YAML 1.1\n", "...\n", "#", "~", "@graph"
    };

    @ParameterizedTest
    @EnumSource
    void five_thousand_broken_cards(CardFormat format) {
        int sound = fuzz(format, 5_000, 20_261_123L);

        assertThat(sound).as("some are still sound, and some are not").isBetween(1, 4_999);
    }

    @Tag("soak")
    @ParameterizedTest
    @EnumSource
    void a_hundred_thousand_broken_cards(CardFormat format) {
        assertThat(fuzz(format, 100_000, 7L)).isBetween(1, 99_999);
    }

    private static int fuzz(CardFormat format, int rounds, long seed) {
        Random random = new Random(seed);
        int sound = 0;
        for (int round = 0; round < rounds; round++) {
            byte[] broken = broken(format.example(), random);
            CardSurvey.Result result = format.read(broken);
            assertThat(CardEvidence.problems(result, broken)).as("round %d", round).isEmpty();
            assertThat(result.findings()).noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
            sound += result.findings().isEmpty() ? 1 : 0;
        }
        return sound;
    }

    private static byte[] broken(byte[] example, Random random) {
        byte[] bytes = example;
        for (int change = random.nextInt(1, 5); change > 0; change--) {
            int at = random.nextInt(bytes.length + 1);
            bytes = switch (random.nextInt(5)) {
                case 0 -> Arrays.copyOf(bytes, at);
                case 1 -> spliced(bytes, at, PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8), 0);
                case 2 -> spliced(bytes, at, new byte[] {(byte) random.nextInt(256)}, 1);
                case 3 -> spliced(bytes, at, new byte[0], random.nextInt(20));
                default -> {
                    int from = random.nextInt(bytes.length + 1);
                    yield spliced(bytes, at, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + random.nextInt(60))), 0);
                }
            };
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int at, byte[] piece, int dropped) {
        int rest = Math.min(bytes.length, at + dropped);
        byte[] result = Arrays.copyOf(bytes, at + piece.length + bytes.length - rest);
        System.arraycopy(piece, 0, result, at, piece.length);
        System.arraycopy(bytes, rest, result, at + piece.length, bytes.length - rest);
        return result;
    }
}
