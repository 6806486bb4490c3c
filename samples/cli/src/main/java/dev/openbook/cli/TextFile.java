package dev.openbook.cli;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Text files that commands read and write, in UTF-8. */
final class TextFile {
    private TextFile() {}

    static List<String> lines(Path file) {
        return read(file).lines().toList();
    }

    /** Without the mark (U+FEFF) that some programs put in front of UTF-8 and that is no part of the text. */
    static String read(Path file) {
        String text = readExactly(file);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    static String readExactly(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "The file " + file + " cannot be read as UTF-8 text. Check that it exists and how it was saved.",
                    e);
        }
    }

    private static void deleteAside(Path aside, IOException failure) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Writes aside, syncs and renames, so that a file is there whole or not at all. */
    static void write(Path file, String text) {
        Path target = file.toAbsolutePath();
        Path aside = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.writeString(aside, text);
            try (FileChannel written = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            deleteAside(aside, e);
            throw new OpenbookException(
                    FailureCode.STORAGE_FAILED,
                    "The file " + file + " cannot be written. Check that its folder exists and may be written.",
                    e);
        }
    }
}
