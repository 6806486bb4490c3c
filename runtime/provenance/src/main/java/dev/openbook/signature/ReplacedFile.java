package dev.openbook.signature;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is there whole or not at all: written aside, synced, renamed. */
final class ReplacedFile {
    private final Path file;
    private final Path aside;

    ReplacedFile(Path file) {
        this.file = file.toAbsolutePath();
        this.aside = this.file.resolveSibling("." + this.file.getFileName() + ".tmp");
    }

    /** Removes what a process that was killed may have left, so that nobody takes it for part of a model. */
    void clear() throws IOException {
        Files.deleteIfExists(aside);
    }

    void write(byte[] bytes) throws IOException {
        try {
            // A new file, so that nobody can have put a link there.
            try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            deleteAfter(e);
            throw e;
        }
        syncFolder();
    }

    private void deleteAfter(IOException failure) {
        try {
            clear();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Makes the rename durable; some systems do not let a folder be opened and need not be told. */
    private void syncFolder() {
        try (FileChannel folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            // The file itself is on disk.
        }
    }
}
