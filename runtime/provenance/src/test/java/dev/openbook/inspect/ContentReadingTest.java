package dev.openbook.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.ModelFile;
import dev.openbook.reading.ReadAhead;
import dev.openbook.reading.ReadingSettings;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many files at once: the same results in the same order on any executor, or the first file's failure. */
class ContentReadingTest {
    private static final Executor NEVER = task -> {};
    private static final Executor REFUSES = task -> {
        throw new RejectedExecutionException();
    };

    @TempDir
    private Path temporary;

    private List<FoundFile> files(int count) throws IOException {
        Path root = temporary.toRealPath();
        List<FoundFile> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[i % 7 == 0 ? (3 << 20) + i : i * 997];
            new Random(i).nextBytes(bytes);
            String name = String.format("%03d%s", i, i % 3 == 0 ? ".json" : ".data");
            files.add(new FoundFile(name, Files.write(root.resolve(name), bytes), false));
        }
        return files;
    }

    @Test
    void results_come_in_order_whoever_reads() throws IOException {
        List<FoundFile> files = files(40);
        List<ModelFile> expected = new ArrayList<>();
        for (FoundFile file : files) {
            byte[] bytes = Files.readAllBytes(file.location());
            expected.add(new ModelFile(file.path(), bytes.length, Digest.of(bytes)));
        }
        try (ExecutorService two = Executors.newFixedThreadPool(2);
                ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Executor executor : List.of(two, virtual, NEVER, REFUSES, Runnable::run)) {
                for (int atOnce : new int[] {1, 2, 64}) {
                    assertThat(ContentReading.read(files, new ReadingSettings(atOnce, Optional.of(executor))))
                            .extracting(ContentFile::file).isEqualTo(expected);
                }
            }
        }
        assertThat(ContentReading.read(files, ReadingSettings.standard())).extracting(ContentFile::file).isEqualTo(expected);
        assertThat(ContentReading.read(List.of(), ReadingSettings.standard())).isEmpty();
    }

    @Test
    void no_more_files_are_read_at_once_than_was_said() throws IOException {
        List<FoundFile> small = files(30).stream().filter(file -> file.location().toFile().length() < ReadAhead.PIECE_BYTES).toList();
        assertThat(helpersFor(small, 1)).isZero();
        assertThat(helpersFor(small, 3)).as("the caller reads, too").isEqualTo(2);
        assertThat(helpersFor(small.subList(0, 5), 64)).as("no more than there are files").isEqualTo(4);
    }

    private static int helpersFor(List<FoundFile> files, int atOnce) {
        AtomicInteger lent = new AtomicInteger();
        ContentReading.read(files, new ReadingSettings(atOnce, Optional.of(task -> lent.incrementAndGet())));
        return lent.get();
    }

    @Test
    void of_several_failures_the_first_files_counts_and_names_it() throws IOException {
        List<FoundFile> files = files(30);
        Files.delete(files.get(11).location());
        Files.delete(files.get(23).location());
        for (int round = 0; round < 20; round++) {
            assertThatExceptionOfType(OpenbookException.class)
                    .isThrownBy(() -> ContentReading.read(files, ReadingSettings.standard().withAtOnce(4)))
                    .withMessageStartingWith("011.data cannot be read")
                    .returns(FailureCode.MODEL_DAMAGED, OpenbookException::code);
        }
    }

    @Test
    void an_interrupt_ends_the_inspection_and_is_left_to_others() throws IOException {
        files(30);
        new TestFolder(temporary).withModel();
        for (int atOnce : new int[] {1, 4}) {
            InspectionSettings settings =
                    InspectionSettings.standard().withReading(ReadingSettings.standard().withAtOnce(atOnce));
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(OpenbookException.class)
                    .isThrownBy(() -> ModelInspector.create(settings).inspect(ModelSource.folder(temporary)))
                    .returns(FailureCode.CANCELLED, OpenbookException::code);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void the_number_of_readers_changes_nothing_that_is_known() throws IOException {
        files(30);
        new TestFolder(temporary).withModel().with("b.pkl", "x").with("a.so", "x");
        ModelInspector one = ModelInspector.create(
                InspectionSettings.standard().withReading(ReadingSettings.standard().withAtOnce(1)));
        ModelInspector many = ModelInspector.create(
                InspectionSettings.standard().withReading(ReadingSettings.standard().withAtOnce(9)));
        try (ModelContent first = one.inspect(ModelSource.folder(temporary));
                ModelContent second = many.inspect(ModelSource.folder(temporary))) {
            assertThat(second.provenance()).isEqualTo(first.provenance());
        }
        assertThatIllegalArgumentException().isThrownBy(() -> ReadingSettings.standard().withAtOnce(0));
    }
}
