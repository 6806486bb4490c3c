package dev.openbook.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.graph.Onnx;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.reading.ReadingSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are exchanged after they were hashed and before an engine opens them. */
class SwapsTest {
    @TempDir
    private Path temporary;

    private Path model;

    @BeforeEach
    void prepare() throws IOException {
        model = Files.createDirectories(temporary.resolve("model"));
        new TestFolder(model)
                .with("model.onnx", Onnx.external(Map.of("location", "data/weights", "length", "4")))
                .with("data/weights", new byte[4]);
    }

    private interface Swap {
        void run() throws IOException;
    }

    private void assertNoticed(Swap swap) throws IOException {
        try (ModelContent content = ModelInspector.create().inspect(ModelSource.folder(model))) {
            assertThat(content.provenance().unsafe()).isFalse();
            content.requireUnchanged();
            swap.run();
            assertThatExceptionOfType(OpenbookException.class)
                    .isThrownBy(content::requireUnchanged)
                    .returns(FailureCode.MODEL_CHANGED, OpenbookException::code);
        }
    }

    @Test
    void a_file_replaced_by_a_link() throws IOException {
        Path secret = Files.write(temporary.resolve("secret"), new byte[4]);
        assertNoticed(() -> {
            Files.delete(model.resolve("data/weights"));
            Files.createSymbolicLink(model.resolve("data/weights"), secret);
        });
    }

    @Test
    void a_folder_on_the_way_replaced_by_a_link() throws IOException {
        assertNoticed(() -> {
            Files.move(model.resolve("data"), temporary.resolve("elsewhere"));
            Files.createSymbolicLink(model.resolve("data"), temporary.resolve("elsewhere"));
        });
    }

    @Test
    void a_file_replaced_by_another_of_the_same_size_and_time() throws IOException {
        FileTime time = Files.getLastModifiedTime(model.resolve("data/weights"));
        Path other = Files.write(temporary.resolve("other"), new byte[] {1, 2, 3, 4});
        Files.setLastModifiedTime(other, time);
        assertNoticed(() -> Files.move(other, model.resolve("data/weights"), StandardCopyOption.REPLACE_EXISTING));
    }

    @Test
    void other_bytes_in_the_same_file_with_the_time_set_back() throws IOException {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("unix"),
                "skipped: this system does not say when a file's state last changed");
        Path weights = model.resolve("data/weights");
        FileTime time = FileTime.fromMillis(1_700_000_000_000L);
        Files.setLastModifiedTime(weights, time);
        Object before = Files.getAttribute(weights, "unix:ctime");
        assertNoticed(() -> {
            do { // the clock of the disk goes in steps
                Files.write(weights, new byte[] {1, 2, 3, 4});
                Files.setLastModifiedTime(weights, time);
            } while (Files.getAttribute(weights, "unix:ctime").equals(before));
        });
    }

    @Test
    void a_file_that_is_gone() throws IOException {
        assertNoticed(() -> Files.delete(model.resolve("data/weights")));
    }

    @Test
    void a_long_tokenizer_overwritten_in_place_with_as_many_bytes() throws IOException {
        Path tokenizer = Files.write(model.resolve("tokenizer.json"), new byte[1 << 20]);
        Files.setLastModifiedTime(tokenizer, FileTime.fromMillis(1_700_000_000_000L));
        byte[] others = new byte[1 << 20];
        Arrays.fill(others, (byte) 7);
        assertNoticed(() -> Files.write(tokenizer, others, StandardOpenOption.WRITE));
        try (ModelContent content = ModelInspector.create().inspect(ModelSource.folder(model))) {
            Files.write(tokenizer, new byte[1 << 20], StandardOpenOption.WRITE);
            Files.setLastModifiedTime(tokenizer, FileTime.fromMillis(1_600_000_000_000L));
            assertThatExceptionOfType(OpenbookException.class)
                    .isThrownBy(() -> content.bytes("tokenizer.json"))
                    .returns(FailureCode.MODEL_CHANGED, OpenbookException::code);
        }
    }

    /** Files are read in order, and reading one of more than a piece takes a thread. */
    private void assertNoticedWhileReading(Swap swap) throws IOException {
        Files.write(model.resolve("z.bin"), new byte[2 << 20]);
        ReadingSettings reading = ReadingSettings.standard().withAtOnce(1).on(task -> {
            try {
                swap.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> ModelInspector.create(InspectionSettings.standard().withReading(reading))
                        .inspect(ModelSource.folder(model)))
                .returns(FailureCode.MODEL_CHANGED, OpenbookException::code);
    }

    @Test
    void a_long_configuration_cut_after_it_was_hashed_and_before_it_is_understood() throws IOException {
        Path configuration = Files.writeString(model.resolve("config.json"), "{}" + " ".repeat(100_000));
        assertNoticedWhileReading(() -> {
            try (FileChannel channel = FileChannel.open(configuration, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
        });
    }

    @Test
    void an_openness_record_changed_after_it_was_hashed_is_no_invalid_record() throws IOException {
        Path openness = Files.writeString(model.resolve("MODEL_OPENNESS.yml"), "release: {}");
        assertNoticedWhileReading(() -> Files.writeString(openness, "release: []"));
    }

    /** What is opened as bytes is what was hashed, or the change is noticed: there is nothing between. */
    @Test
    void a_graph_written_through_a_mapping_is_noticed_before_it_is_opened() throws IOException {
        Path graph = model.resolve("model.onnx");
        Files.setLastModifiedTime(graph, FileTime.fromMillis(1_700_000_000_000L));
        assertNoticed(() -> {
            try (FileChannel channel = FileChannel.open(graph, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                MappedByteBuffer mapped = channel.map(MapMode.READ_WRITE, 0, channel.size());
                mapped.put(1, (byte) 9);
                mapped.force();
            }
        });
    }
}
