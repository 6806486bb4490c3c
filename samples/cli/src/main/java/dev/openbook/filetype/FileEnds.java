package dev.openbook.filetype;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The first and the last block of a file, which is all that is ever read of it.
 *
 * @param beginning at most a block
 * @param end at most a block; the same as the beginning if the file has no more
 * @param more whether the file goes on behind the beginning
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record FileEnds(byte[] beginning, byte[] end, boolean more) {

    /**
     * Reads them.
     *
     * @throws OpenbookException with {@code DOCUMENT_UNREADABLE} if the file is empty, is none (a folder, a pipe), or cannot be read
     */
    static FileEnds read(Path file, int block) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw unreadable(file + " is not a file, but a folder, a device or a pipe. Name a file.", null);
        }
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            if (size == 0) {
                throw unreadable("The file " + file + " is empty, so it has no type.", null);
            }
            int length = (int) Math.min(block, size);
            return new FileEnds(bytes(channel, 0, length), bytes(channel, size - length, length), size > length);
        } catch (IOException e) {
            throw unreadable("The file " + file + " cannot be read. Check that it exists and may be read.", e);
        }
    }

    /** Whether the beginning is text in UTF-8. A character that the end of the block cuts off is no fault. */
    boolean isText() {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(beginning.length);
        if (decoder.decode(ByteBuffer.wrap(beginning), text, !more).isError()) {
            return false;
        }
        return text.flip().chars().noneMatch(character -> character < ' ' && !Character.isWhitespace(character));
    }

    private static byte[] bytes(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {}
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static OpenbookException unreadable(String message, @Nullable Throwable cause) {
        return new OpenbookException(FailureCode.DOCUMENT_UNREADABLE, message, cause);
    }
}
