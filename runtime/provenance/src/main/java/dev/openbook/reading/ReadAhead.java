package dev.openbook.reading;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/**
 * Reads a file piece by piece while another thread reads the piece that comes next, so that whoever digests the pieces does
 * not wait for the disk or for the copy out of the system's cache. Where no thread is free in time, whoever asks for the piece
 * reads it. Holds two pieces, however long the file is. One thread at a time.
 */
public final class ReadAhead implements AutoCloseable {
    /** Bytes of a piece. */
    public static final int PIECE_BYTES = 1 << 20;

    private final Source source;
    private final Executor executor;
    private ByteBuffer given;
    private ByteBuffer coming;
    private FutureTask<ByteBuffer> reading;

    /** Where bytes come from, in order. */
    public interface Source {
        /** Fills a piece; leaves room in it only at the end. */
        void fill(ByteBuffer piece) throws IOException;

        /** The bytes of a file from a channel's position on. */
        static Source of(FileChannel channel) {
            return piece -> {
                while (piece.hasRemaining() && channel.read(piece) >= 0) {
                    // A short read goes on where it stopped.
                }
            };
        }

        /** What remains of a buffer. */
        static Source of(ByteBuffer bytes) {
            ByteBuffer rest = bytes.duplicate();
            return piece -> {
                int length = Math.min(piece.remaining(), rest.remaining());
                piece.put(rest.slice(rest.position(), length));
                rest.position(rest.position() + length);
            };
        }
    }

    /**
     * Begins to read.
     *
     * @param source must stay open until this is closed
     * @param expected how many bytes there will be; if there are others, it only takes longer
     * @param executor reads ahead if it has a thread free; a small file is read before another thread would begin
     */
    public ReadAhead(Source source, long expected, Executor executor) {
        int pieceBytes = (int) Math.clamp(expected + 1, 1L, PIECE_BYTES);
        this.source = source;
        this.given = ByteBuffer.allocate(pieceBytes);
        this.coming = ByteBuffer.allocate(pieceBytes);
        this.executor = expected < PIECE_BYTES ? Runnable::run : executor;
        this.reading = begin(coming);
    }

    private FutureTask<ByteBuffer> begin(ByteBuffer piece) {
        FutureTask<ByteBuffer> task = new FutureTask<>(() -> filled(piece));
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            // Then whoever needs the piece reads it.
        }
        return task;
    }

    private ByteBuffer filled(ByteBuffer piece) throws IOException {
        source.fill(piece.clear());
        return piece.flip();
    }

    /** The next piece, good until the next call; an empty one at the end of the file. */
    public ByteBuffer next() throws IOException {
        ByteBuffer arrived = arrived();
        coming = given;
        given = arrived;
        reading = begin(coming);
        return given;
    }

    /** Waits, not interruptibly, since an interrupted thread cannot read; an interrupt stays for others to see. */
    private ByteBuffer arrived() throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            reading.run(); // does nothing if another thread has begun
            while (true) {
                try {
                    return reading.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
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
