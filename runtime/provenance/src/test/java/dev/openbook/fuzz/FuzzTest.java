package dev.openbook.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each run is a program of its own with a heap of 64 MB. */
class FuzzTest {
    @TempDir
    private Path folder;

    @Test
    void five_thousand_files() throws IOException, InterruptedException {
        fuzz(5_000, 20_261_123L);
    }

    @Test
    @Tag("soak")
    void a_quarter_of_a_million_files() throws IOException, InterruptedException {
        fuzz(250_000, 7L);
    }

    private void fuzz(int rounds, long seed) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        java, "-Xmx64m", "-XX:MaxDirectMemorySize=64m", "-XX:+UseSerialGC", "-cp", absolute(classes), Fuzz.class.getName(),
                        Integer.toString(rounds), Long.toString(seed), folder.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.println(printed);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed).contains("faults: 0").contains("graph (ONNX)").contains("statement (JSON)");
    }

    private static String absolute(String classes) {
        StringBuilder paths = new StringBuilder();
        for (String path : classes.split(File.pathSeparator)) {
            paths.append(Path.of(path).toAbsolutePath()).append(File.pathSeparator);
        }
        return paths.toString();
    }
}
