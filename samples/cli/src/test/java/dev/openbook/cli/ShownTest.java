package dev.openbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.provenance.TensorFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strangers' words never steer a terminal, whichever command shows them. */
class ShownTest {
    private static final String CLEAR = "\u001b[2J";

    @TempDir
    Path folder;

    private static void assertPlain(Run run) {
        assertThat(run.out() + run.err()).contains("[2J").doesNotContain("\u001b");
    }

    @Test
    void linesStayAndWhatSteersDoesNot() {
        assertThat(Shown.lines("a" + CLEAR + "\nb\u202ec")).isEqualTo("a [2J\nb c");
    }

    @Test
    void theNameAndTheComponentsOfARecord() throws Exception {
        Path named = Files.writeString(folder.resolve("named.yml"), "release: {name: \"x\\e[2J\", components: [{name: Model card}]}");
        Path unknown = Files.writeString(
                folder.resolve("unknown.yml"), "release: {components: [{name: \"\\e[2J" + "x".repeat(100_000) + "\"}]}");

        assertPlain(Run.of("mof", named.toString()));
        assertPlain(Run.of("mof", unknown.toString()));
        assertThat(Run.of("mof", unknown.toString()).err()).hasSizeLessThan(1000);
    }

    @Test
    void theDigestsOfALockFile() throws Exception {
        Path lock = Files.writeString(folder.resolve("models.lock"), """
                {"lockVersion":1,"models":[{"source":"x","mofClass":0,"filesDigest":"00","rootDigest":"\\u001b[2J"}]}
                """);

        assertPlain(Run.of("models", "lock", "--check", lock.toString()));
    }

    @Test
    void argumentsToo() {
        assertPlain(Run.of("inspect", "hub:" + CLEAR));
        assertPlain(Run.of("inspect", folder.resolve("none" + CLEAR).toString()));
    }

    @Test
    void tensorsOfManyLayersAreSaidOnce() {
        List<TensorFacts> tensors = IntStream.range(0, 30)
                .mapToObj(layer -> new TensorFacts("past_key_values." + layer + ".key", "float", List.of("batch", "8")))
                .toList();

        assertThat(TensorWords.of(tensors)).isEqualTo("past_key_values.0.key float[batch, 8] (30 like it)");
        assertThat(TensorWords.of(List.of(
                        new TensorFacts("x1", "float", List.of()), new TensorFacts("x2", "int64", List.of()))))
                .isEqualTo("x1 float[], x2 int64[]");
    }

    @Test
    void whatIsKnownOfAGraphIsWrapped() {
        assertThat(Run.of("inspect", "bundled:minilm").out().lines())
                .filteredOn(line -> line.startsWith("  "))
                .hasSizeGreaterThan(5)
                .allMatch(line -> line.length() <= 100);
    }
}
