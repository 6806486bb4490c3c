package dev.openbook.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/**
 * The bytes of an ONNX file of any length, in pieces, since one buffer ends at 2 GiB. Immutable and thread-safe as long as nobody
 * writes to what lies behind it.
 */
public final class GraphBytes {
    private static final int PIECE_BITS = 30;
    private static final long PIECE_BYTES = 1L << PIECE_BITS;

    private final ByteBuffer[] pieces;
    private final long size;

    private GraphBytes(ByteBuffer[] pieces, long size) {
        this.pieces = pieces;
        this.size = size;
    }

    /** What remains in a buffer, whose position is left alone. */
    public static GraphBytes of(ByteBuffer whole) {
        int count = (int) Math.ceilDiv((long) whole.remaining(), PIECE_BYTES);
        ByteBuffer[] pieces = new ByteBuffer[count];
        for (int i = 0; i < count; i++) {
            int start = (int) (i * PIECE_BYTES);
            pieces[i] = whole.slice(whole.position() + start, (int) Math.min(PIECE_BYTES, whole.remaining() - start));
        }
        return new GraphBytes(pieces, whole.remaining());
    }

    /** A whole file, mapped; nothing of it is read yet. The channel may be closed afterwards. */
    public static GraphBytes mapped(FileChannel channel) throws IOException {
        long size = channel.size();
        ByteBuffer[] pieces = new ByteBuffer[Math.toIntExact(Math.ceilDiv(size, PIECE_BYTES))];
        for (int i = 0; i < pieces.length; i++) {
            long start = i * PIECE_BYTES;
            pieces[i] = channel.map(MapMode.READ_ONLY, start, Math.min(PIECE_BYTES, size - start));
        }
        return new GraphBytes(pieces, size);
    }

    long size() {
        return size;
    }

    /** Copies the bytes from a position on until the array is full. */
    void copy(long position, byte[] into) {
        int done = 0;
        while (done < into.length) {
            ByteBuffer piece = pieces[(int) ((position + done) >>> PIECE_BITS)];
            int start = (int) ((position + done) & (PIECE_BYTES - 1));
            int length = Math.min(into.length - done, piece.limit() - start);
            piece.get(start, into, done, length);
            done += length;
        }
    }
}
