package dev.openbook.library.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.document.DocumentId;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderScanTest {
    @TempDir
    private Path folder;

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    private static List<String> files(Path... roots) {
        return FolderScan.of(List.of(roots)).files().keySet().stream().map(DocumentId::path).toList();
    }

    @Test
    void filesAreNamedByTheirPathBelowTheFolder() throws IOException {
        file("docs/b.txt");
        file("docs/a/c.txt");
        file("docs/a.txt");
        assertThat(files(folder.resolve("docs"))).containsExactly("a.txt", "a/c.txt", "b.txt");
        assertThat(files(folder.resolve("docs/a/.."))).containsExactly("a.txt", "a/c.txt", "b.txt");
        assertThat(files(folder.resolve("docs/b.txt"))).containsExactly("b.txt");
    }

    @Test
    void ofSeveralFoldersTheNameComesInFront() throws IOException {
        file("one/a.txt");
        file("two/a.txt");
        file("three.txt");
        assertThat(files(folder.resolve("one"), folder.resolve("two/"), folder.resolve("three.txt")))
                .containsExactly("one/a.txt", "three.txt", "two/a.txt");
    }

    @Test
    void twoFoldersOfOneNameAreRefused() throws IOException {
        file("x/docs/a.txt");
        file("y/docs/a.txt");
        assertThatThrownBy(() -> files(folder.resolve("x/docs"), folder.resolve("y/docs")))
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.ARGUMENT_INVALID))
                .hasMessageContaining(folder.resolve("x/docs").toString())
                .hasMessageContaining(folder.resolve("y/docs").toString());
    }

    @Test
    void aMissingFolderIsNamed() {
        assertThatThrownBy(() -> files(folder.resolve("gone")))
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.DOCUMENTS_MISSING))
                .hasMessageContaining("gone");
    }

    @Test
    void hiddenThingsAndLitterArePassedOver() throws IOException {
        for (String name : List.of(".git/config", ".hidden.txt", "~$plan.docx", ".DS_Store", "Thumbs.db", "__MACOSX/a.txt", "~a.txt")) {
            file(name);
        }
        assertThat(files(folder)).containsExactly("~a.txt");
        assertThat(files(folder.resolve(".git"))).as("a folder that was named is looked into").containsExactly("config");
    }

    @Test
    void linksToFoldersAreListedButNotFollowed() throws IOException {
        file("docs/a.txt");
        file("elsewhere/secret.txt");
        Path docs = folder.resolve("docs");
        link(docs.resolve("circle"), docs);
        link(docs.resolve("out"), folder.resolve("elsewhere"));
        link(docs.resolve("linked.txt"), docs.resolve("a.txt"));
        link(docs.resolve("broken.txt"), docs.resolve("gone.txt"));
        FolderScan scan = FolderScan.of(List.of(docs));
        assertThat(scan.files().keySet()).extracting(DocumentId::path).containsExactly("a.txt", "linked.txt");
        assertThat(scan.unreachable().keySet()).extracting(DocumentId::path).containsExactly("broken.txt", "circle", "out");
        assertThat(scan.unreachable().get(new DocumentId("circle")).message()).contains("circle is a link to a folder");
        assertThat(scan.hides(new DocumentId("out/secret.txt"))).isTrue();
        assertThat(scan.hides(new DocumentId("outer.txt"))).isFalse();
        link(folder.resolve("way"), docs);
        assertThat(files(folder.resolve("way"))).as("a link that was named is followed").containsExactly("a.txt", "linked.txt");
    }

    @Test
    void namesThatAreNoTextAreListedAndNotTakenForOneAnother() throws IOException, InterruptedException {
        file("plain.txt");
        try {
            Process shell = new ProcessBuilder(
                            "sh", "-c", "printf one > $(printf 'gr\\374n.txt'); printf two > $(printf 'gr\\366n.txt')")
                    .directory(folder.toFile())
                    .start();
            Assumptions.assumeTrue(shell.waitFor() == 0, "this file system takes text only as names");
        } catch (IOException e) {
            Assumptions.abort("there is no shell to make names that Java cannot");
        }
        FolderScan scan = FolderScan.of(List.of(folder));
        assertThat(scan.files().keySet()).extracting(DocumentId::path).containsExactly("plain.txt");
        assertThat(scan.unreachable().values()).hasSize(1).allSatisfy(why -> assertThat(why.message()).contains("Rename it"));
    }

    private static void link(Path link, Path target) throws IOException {
        try {
            Files.createSymbolicLink(link, target);
        } catch (UnsupportedOperationException e) {
            Assumptions.abort("this file system has no links");
        }
    }
}
