package dev.openbook.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.openbook.failure.OpenbookException;
import dev.openbook.folder.FolderEntry.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWalkTest {
    @TempDir
    private Path temporary;

    private Path root;
    private Path store;

    @BeforeEach
    void prepare() throws IOException {
        root = Files.createDirectories(temporary.toRealPath().resolve("model"));
        store = Files.createDirectories(temporary.toRealPath().resolve("blobs"));
        Files.writeString(root.resolve("file"), "f");
    }

    @Test
    void everything_is_told_by_what_it_is() throws IOException {
        Files.createDirectories(root.resolve("sub"));
        Files.createDirectories(root.resolve(".git/objects"));
        Files.writeString(root.resolve(".git/objects/pack"), "x");
        Files.writeString(store.resolve("blob"), "b");
        Files.createSymbolicLink(root.resolve("inside"), Path.of("file"));
        Files.createSymbolicLink(root.resolve("stored"), store.resolve("blob"));
        Files.createSymbolicLink(root.resolve("store-itself"), store);
        Files.createSymbolicLink(root.resolve("outside"), temporary);
        Files.createSymbolicLink(root.resolve("loop"), root);
        Files.createSymbolicLink(root.resolve("itself"), root.resolve("itself"));

        assertThat(FolderWalk.walk(root, Optional.of(store), 100, 3)).extracting(FolderEntry::path, FolderEntry::kind).containsExactly(
                tuple("file", Kind.FILE),
                tuple("inside", Kind.LINK_INSIDE),
                tuple("itself", Kind.LINK_BROKEN),
                tuple("loop", Kind.LINK_TO_FOLDER),
                tuple("outside", Kind.LINK_OUTSIDE),
                tuple("store-itself", Kind.LINK_TO_FOLDER),
                tuple("stored", Kind.LINK_INTO_STORE));
        assertThat(FolderWalk.walk(root, Optional.empty(), 100, 3))
                .filteredOn(entry -> entry.path().startsWith("store"))
                .allMatch(entry -> entry.kind() == Kind.LINK_OUTSIDE);
    }

    @Test
    void the_order_is_that_of_code_points_of_whole_paths() throws IOException {
        Files.createDirectories(root.resolve("a"));
        Files.writeString(root.resolve("a/b"), "");
        Files.writeString(root.resolve("a-b"), "");
        Files.writeString(root.resolve("a.b"), "");

        assertThat(FolderWalk.walk(root, Optional.empty(), 100, 3)).extracting(FolderEntry::path)
                .containsExactly("a-b", "a.b", "a/b", "file");
        assertThat(new CodePointOrder().compare("\uFFFD", "\uD83D\uDE00")).isNegative();
    }

    @Test
    void pipes_and_names_that_are_no_text_are_not_files() throws IOException, InterruptedException {
        Process made;
        try {
            made = new ProcessBuilder("sh", "-c", "mkfifo pipe && : > \"$(printf 'a\\377')\" && : > \"$(printf 'a\\376')\"")
                    .directory(root.toFile())
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "skipped: there is no shell to make them with");
            return;
        }
        assumeTrue(made.waitFor() == 0, "skipped: this disk does not take a pipe or such names");

        assertThat(FolderWalk.walk(root, Optional.empty(), 100, 3)).extracting(FolderEntry::kind)
                .containsExactlyInAnyOrder(Kind.FILE, Kind.OTHER, Kind.NAMELESS, Kind.NAMELESS);
    }

    @Test
    void bounds_hold() throws IOException {
        Files.createDirectories(root.resolve("one/two/three"));
        assertThat(FolderWalk.walk(root, Optional.empty(), 4, 3)).hasSize(1);
        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> FolderWalk.walk(root, Optional.empty(), 4, 2))
                .withMessageContaining("nested deeper than 2 folders");
        Files.writeString(root.resolve("second"), "");
        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> FolderWalk.walk(root, Optional.empty(), 4, 3))
                .withMessageContaining("holds more than 4 files and folders");
    }

    @Test
    void empty_folders_count() throws IOException {
        for (int i = 0; i < 5; i++) {
            Files.createDirectories(root.resolve("empty" + i));
        }
        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> FolderWalk.walk(root, Optional.empty(), 5, 3))
                .withMessageContaining("holds more than 5 files and folders");
        assertThat(FolderWalk.walk(root, Optional.empty(), 6, 3)).hasSize(1);
    }
}
