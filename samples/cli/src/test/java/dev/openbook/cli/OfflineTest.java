package dev.openbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job runs in a process that has no network at all, not even a loopback interface that is up. */
class OfflineTest {
    @TempDir
    Path folder;

    @Test
    void aQuestionIsAnsweredWithoutANetwork() throws Exception {
        assumeTrue(exitCode(List.of("unshare", "--user", "--map-root-user", "--net", "true")) == 0,
                "this system does not let tests take the network away (unshare --net)");
        List<String> command = new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--net"));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dopenbook.cache=" + folder.resolve("cache"),
                Main.class.getName(), "ask", "--documents", Run.documents().toString(), "--json", "Who is eligible to apply?"));
        Path out = folder.resolve("out.json");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        process.destroyForcibly();

        assertThat(ended).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(out).content().contains("501(c)(3)");
    }

    private static int exitCode(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
