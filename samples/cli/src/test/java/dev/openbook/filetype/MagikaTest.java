package dev.openbook.filetype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.openbook.Openbook;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MagikaTest {
    @TempDir
    Path folder;

    /** Folders of the files are named after their types. */
    @Test
    void everyFileIsWhatItsFolderSays() throws IOException {
        Path data = shared("data");
        assumeTrue(Files.isDirectory(data), "skipped: Magika's model and the files to tell apart lie beside some checkouts only");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(data.resolve("docs-mixed"))) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        try (Openbook openbook = Openbook.builder().build();
                MagikaModel magika = openbook.open(ModelSource.folder(data.resolve("models/magika-v3.3")), MagikaModel::open)) {
            for (Path file : files) {
                String type = String.valueOf(file.getParent().getFileName());
                if (type.equals("empty")) {
                    assertThatThrownBy(() -> magika.detect(file))
                            .isInstanceOfSatisfying(OpenbookException.class,
                                    e -> assertThat(e.code()).isEqualTo(FailureCode.DOCUMENT_UNREADABLE))
                            .hasMessageContaining("is empty");
                } else {
                    assertThat(magika.detect(file).label()).as(file.toString()).isEqualTo(type);
                }
            }
            assertThat(magika.detect(file("short", "  hi \n")).label()).isEqualTo("txt");
            Path bytes = folder.resolve("bytes");
            Files.write(bytes, new byte[] {(byte) 0xFF, 0, 1});
            assertThat(magika.detect(bytes)).isEqualTo(new DetectedType("unknown", "", 1));
        }
        assertThat(files).hasSizeGreaterThan(30);
    }

    @Test
    void onlyTheEndsOfAFileAreRead() throws IOException {
        FileEnds ends = FileEnds.read(file("long", "a".repeat(5_000) + "b".repeat(5_000)), 4_096);

        assertThat(ends.beginning()).hasSize(4_096).containsOnly('a');
        assertThat(ends.end()).hasSize(4_096).containsOnly('b');
        FileEnds small = FileEnds.read(file("small", "ab"), 4_096);
        assertThat(small.beginning()).isEqualTo(small.end()).containsExactly('a', 'b');
    }

    @Test
    void textIsToldFromBytesAlsoWhereACharacterIsCutOff() throws IOException {
        assertThat(FileEnds.read(file("cut", "é".repeat(100)), 5).isText()).isTrue();
        assertThat(FileEnds.read(file("plain", "a\tb\n"), 5).isText()).isTrue();
        assertThat(FileEnds.read(file("control", "a\u0001b"), 5).isText()).isFalse();
        Path latin = folder.resolve("latin");
        Files.write(latin, new byte[] {'a', (byte) 0xE9, 'b', 'c', 'd'});
        assertThat(FileEnds.read(latin, 5).isText()).isFalse();
        Files.write(latin, new byte[] {'a', 'b', (byte) 0xE9});
        assertThat(FileEnds.read(latin, 3).isText()).isFalse(); // the file ends there, nothing is cut off
        assertThat(FileEnds.read(latin, 5).isText()).isFalse();
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        Path empty = file("empty", "");
        for (Path file : List.of(empty, folder.resolve("absent"), folder)) {
            assertThatThrownBy(() -> FileEnds.read(file, 10))
                    .isInstanceOfSatisfying(
                            OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.DOCUMENT_UNREADABLE))
                    .hasMessageContaining(file.toString());
        }
    }

    /** Opening a pipe waits until somebody writes into it, which may be never. */
    @Test
    void whatIsNoFileIsNotOpened() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "skipped: this system has no devices that are named as files are");
        for (Path path : List.of(device, folder)) {
            assertThatThrownBy(() -> FileEnds.read(path, 10))
                    .isInstanceOfSatisfying(
                            OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.DOCUMENT_UNREADABLE))
                    .hasMessageContaining(path + " is not a file");
        }
    }

    @Test
    void anotherModelIsRefused() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{}");
        try (Openbook openbook = Openbook.builder().build()) {
            assertThatThrownBy(() -> openbook.open(ModelSource.folder(folder), MagikaModel::open))
                    .isInstanceOf(OpenbookException.class)
                    .hasMessageContaining("Magika");
        }
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        return file;
    }

    /** What lies beside some checkouts. */
    private static Path shared(String path) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared").resolve(path);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        return Path.of("absent");
    }
}
