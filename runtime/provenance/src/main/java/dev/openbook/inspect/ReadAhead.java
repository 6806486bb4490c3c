package dev.openbook.inspect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Reads a file piece by piece while another thread reads the piece that comes next, so that whoever digests the pieces does
 * not wait for the disk or for the copy out of the system's cache. Holds two pieces, however long the file is. One thread at a time.
 */
final class ReadAhead implements AutoCloseable {
    private static final int PIECE_BYTES = 1 << 20;

    private final FileChannel channel;
    private final ExecutorService reader;
    private ByteBuffer given = ByteBuffer.allocate(PIECE_BYTES);
    private ByteBuffer coming = ByteBuffer.allocate(PIECE_BYTES);
    private Future<ByteBuffer> reading;

    /**
     * Begins to read.
     *
     * @param channel must stay open until this is closed
     * @param reader has a thread free
     */
    ReadAhead(FileChannel channel, ExecutorService reader) {
        this.channel = channel;
        this.reader = reader;
        this.reading = begin(coming);
    }

    private Future<ByteBuffer> begin(ByteBuffer piece) {
        return reader.submit(() -> filled(piece));
    }

    private ByteBuffer filled(ByteBuffer piece) throws IOException {
        piece.clear();
        while (piece.hasRemaining() && channel.read(piece) >= 0) {
            // A short read goes on where it stopped.
        }
        return piece.flip();
    }

    /** The next piece, good until the next call; an empty one at the end of the file. */
    ByteBuffer next() throws IOException {
        ByteBuffer arrived = arrived();
        coming = given;
        given = arrived;
        reading = begin(coming);
        return given;
    }

    /** Waits, not interruptibly; an interrupt stays for others to see. */
    private ByteBuffer arrived() throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return reading.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for the read that is under way. */
    @Override
    public void close() throws IOException {
        arrived();
    }
}
