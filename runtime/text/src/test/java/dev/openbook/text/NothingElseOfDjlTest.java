package dev.openbook.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watches a process of its own: which classes it loads and which files it leaves behind. */
class NothingElseOfDjlTest {

    /** What the watched process runs. */
    static final class Watched {
        public static void main(String[] arguments) {
            var content = FilesInMemory.ofResource("wordpiece-tokenizer.json");
            try (Tokenizer tokenizer = Tokenizers.open(content, "tokenizer.json")) {
                System.out.print(tokenizer.count("grant"));
            }
        }
    }

    @Test
    void tokenizingProbesNothingOpensNoSocketAndLeavesNoFile(@TempDir Path folder) throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path classes = folder.resolve("classes.log");
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Duser.home=" + home,
                        "-Djava.io.tmpdir=" + temporary,
                        "-XX:-UsePerfData",
                        "-Xlog:class+load:file=" + classes,
                        "-cp", System.getProperty("java.class.path"),
                        Watched.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).isEqualTo("1");
        List<String> loaded = Files.readAllLines(classes);
        assertThat(loaded).anyMatch(line -> line.contains("ai.djl.huggingface.tokenizers.jni.TokenizersLibrary"));
        assertThat(loaded)
                .noneMatch(line -> line.contains("com.sun.jna"))
                .noneMatch(line -> line.contains("ai.djl.") && !line.contains("ai.djl.huggingface.tokenizers.jni."))
                .noneMatch(line -> line.contains("LibUtils"))
                .noneMatch(line -> line.contains("java.net.Socket ") || line.contains("NioSocketImpl"));
        assertThat(leftBehind(home)).isEmpty();
        if (File.separatorChar == '/') { // Windows keeps a loaded library open
            assertThat(leftBehind(temporary)).isEmpty();
        }
    }

    private static List<Path> leftBehind(Path folder) throws Exception {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
