package dev.openbook.library.read;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.value.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The bytes of a file, with the failures that people understand. */
final class FileBytes {
    private FileBytes() {}

    /** A file's name without its folders, for messages. */
    static String nameOf(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    /** At most the first so many bytes. */
    static byte[] head(Path file, int count) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(count);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** All bytes, unless there are more than may be. */
    static byte[] all(Path file, Limits limits) {
        // UTF-8 has at most three bytes for one UTF-16 unit: more bytes than this are more characters than may be. For
        // markup it is a bound on what is parsed.
        long most = Math.min(limits.maxBytes(), 4L * limits.maxCharacters());
        most = Math.min(most, Integer.MAX_VALUE - 16);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes((int) most + 1);
            if (bytes.length > most) {
                throw tooLarge(file, most);
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static OpenbookException tooLarge(Path file, long most) {
        return new OpenbookException(
                FailureCode.DOCUMENT_TOO_LARGE,
                nameOf(file) + " is larger than the " + most
                        + " bytes that one document of its type may have. Split it, or raise the limit.");
    }

    static OpenbookException unreadable(Path file, IOException cause) {
        String why = switch (cause) {
            case NoSuchFileException e -> " is not there any more.";
            case AccessDeniedException e -> " may not be read by this user.";
            default -> " cannot be read from disk.";
        };
        return new OpenbookException(
                FailureCode.DOCUMENT_UNREADABLE,
                nameOf(file) + why + " Check that the file exists and may be read, then try again.",
                cause);
    }
}
