package dev.openbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.retrieve.SyncReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code index --watch}, with what happens between two looks in place of the time that passes; then it is interrupted. */
class FolderWatchTest {
    private static final SyncReport NOTHING_NEW = new SyncReport(0, 0, 0, 1, List.of(), 1, 0);

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false, 200);
    private final Deque<Callable<?>> between = new ArrayDeque<>();
    private Path documents;

    @BeforeEach
    void writeDocuments() throws Exception {
        documents = Files.createDirectory(folder.resolve("documents"));
        Files.writeString(documents.resolve("roof.txt"), "The new roof is made of slate.\n");
        Files.writeString(documents.resolve("floor.txt"), "The old floor is made of oak.\n");
    }

    @Test
    void whatIsAddedChangedAndRemovedIsPickedUp() {
        between.add(() -> Files.writeString(documents.resolve("door.txt"), "The door is painted green.\n"));
        between.add(() -> null);
        between.add(() -> Files.writeString(documents.resolve("roof.txt"), "The new roof is made of copper by now.\n"));
        between.add(() -> Files.deleteIfExists(documents.resolve("floor.txt")));

        assertThat(watch()).isZero();

        assertThat(out.toString().lines().map(line -> line.replaceAll(" unchanged.*", "")))
                .containsExactly("2 added, 0 changed, 0 removed, 0", "1 added, 0 changed, 0 removed, 2",
                        "0 added, 1 changed, 0 removed, 2", "0 added, 0 changed, 1 removed, 2");
        assertThat(err.toString()).isEmpty();
        assertThat(found("copper")).contains("roof.txt");
        assertThat(found("oak")).doesNotContain("floor.txt");
    }

    @Test
    void aDocumentThatCannotBeReadIsToldOnceAndStopsNothing() {
        between.add(() -> Files.writeString(documents.resolve("broken.pdf"), "%PDF-1.7 and nothing else"));
        between.add(() -> null);
        between.add(() -> Files.deleteIfExists(documents.resolve("broken.pdf")));
        between.add(() -> Files.writeString(documents.resolve("door.txt"), "The door is painted green.\n"));

        assertThat(watch()).isZero();

        assertThat(err.toString()).startsWith("Not read: broken.pdf. ").containsOnlyOnce("Not read");
        assertThat(found("painted")).contains("door.txt");
    }

    @Test
    void aFolderThatIsGoneForAWhileIsWaitedFor() {
        Path elsewhere = folder.resolve("elsewhere");
        between.add(() -> Files.move(documents, elsewhere));
        between.add(() -> null);
        between.add(() -> Files.move(elsewhere, documents));
        between.add(() -> Files.writeString(documents.resolve("door.txt"), "The door is painted green.\n"));

        assertThat(watch()).isZero();

        assertThat(err.toString().lines()).singleElement().asString().startsWith("Still watching. ").contains("documents");
        assertThat(found("slate")).contains("roof.txt");
        assertThat(found("painted")).contains("door.txt");
    }

    @Test
    void anInterruptInTheMiddleOfALookEndsTheWatchToo() throws Exception {
        between.add(() -> {
            Files.writeString(documents.resolve("door.txt"), "The door is painted green.\n");
            Thread.currentThread().interrupt();
            return null;
        });
        between.add(() -> {
            throw new AssertionError("The watch went on.");
        });

        assertThat(watch()).as(err.toString()).isZero();

        assertThat(Thread.interrupted()).isFalse();
        Run later = Run.of("index", library(), "--documents", documents.toString(), "--no-embedding", "--json");
        assertThat(later.json().get("added").asInt()).isEqualTo(1);
    }

    @Test
    void whatDoesNotPassByItselfEndsTheWatch() {
        FolderWatch watch = new FolderWatch(() -> {}, terminal);
        OpenbookException full = new OpenbookException(FailureCode.STORAGE_FAILED, "The disk is full.");
        assertThatThrownBy(() -> watch.run(NOTHING_NEW, () -> {
                    throw full;
                }))
                .isSameAs(full);
    }

    @Test
    void anInterruptedThreadDoesNotBeginToWatch() {
        Thread.currentThread().interrupt();
        new FolderWatch(() -> {}, terminal).run(NOTHING_NEW, () -> {
            throw new AssertionError("It looked.");
        });
        assertThat(Thread.interrupted()).isFalse();
    }

    private int watch() {
        IndexCommand command = new IndexCommand(terminal, () -> {
            Callable<?> next = between.poll();
            if (next == null) {
                throw new InterruptedException();
            }
            done(next);
        });
        return new CommandLine(command)
                .setExecutionExceptionHandler(new FailureHandler(terminal))
                .execute(library(), "--documents", documents.toString(), "--no-embedding", "--watch");
    }

    private static void done(Callable<?> step) {
        try {
            step.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String library() {
        return folder.resolve("library").toString();
    }

    private String found(String words) {
        Run run = Run.of("search", library(), words, "--mode", "lexical", "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }
}
