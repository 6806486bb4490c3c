package dev.openbook.filetype;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The first and the last block of a file, which is all that is ever read of it.
 *
 * @param beginning at most a block
 * @param end at most a block; the same as the beginning if the file has no more
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record FileEnds(byte[] beginning, byte[] end) {

    /**
     * Reads them.
     *
     * @throws OpenbookException with {@code DOCUMENT_UNREADABLE} if the file is empty or cannot be read
     */
    static FileEnds read(Path file, int block) {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            if (size == 0) {
                throw unreadable("The file " + file + " is empty, so it has no type.", null);
            }
            int length = (int) Math.min(block, size);
            return new FileEnds(bytes(channel, 0, length), bytes(channel, size - length, length));
        } catch (IOException e) {
            throw unreadable("The file " + file + " cannot be read. Check that it exists, is a file and may be read.", e);
        }
    }

    /** Whether the beginning is text in UTF-8, as far as it goes. */
    boolean isText() {
        try {
            // A character that the end of the block cuts off is no fault.
            int whole = beginning.length;
            while (whole > 0 && beginning.length - whole < 3 && (beginning[whole - 1] & 0x80) != 0) {
                whole--;
            }
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(beginning, 0, whole)).toString();
            return text.chars().noneMatch(character -> character < ' ' && !Character.isWhitespace(character));
        } catch (CharacterCodingException e) {
            return false;
        }
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
