package dev.openbook.onnx.internal.cache;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Direct memory for the caches of one session, bounded. Blocks that come back are kept for the next who asks for that size:
 * Java 21 frees direct memory only when the garbage collector finds it unreachable, so whoever takes and drops blocks all the
 * time lets them pile up. Sizes repeat, because caches grow in fixed steps.
 *
 * <p>What is handed out and what is kept stay within the bound together; where they would not, kept blocks are let go. A
 * block's content is whatever it held before. Thread-safe.
 */
public final class DirectMemory {
    private final long maxBytes;
    private final TreeMap<Integer, Deque<ByteBuffer>> kept = new TreeMap<>();
    private long keptBytes;
    private long usedBytes;

    /**
     * Memory up to a bound.
     *
     * @param maxBytes the bound
     */
    public DirectMemory(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** How much direct memory this Java may hold: {@code -XX:MaxDirectMemorySize}, or as much as its heap may grow to. */
    public static long mostOfThisProcess() {
        HotSpotDiagnosticMXBean diagnostic = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        long stated = diagnostic == null ? 0 : Long.parseLong(diagnostic.getVMOption("MaxDirectMemorySize").getValue());
        return stated > 0 ? stated : Runtime.getRuntime().maxMemory();
    }

    /** Bytes handed out. */
    public synchronized long usedBytes() {
        return usedBytes;
    }

    /** The bound. */
    public long maxBytes() {
        return maxBytes;
    }

    /**
     * A block in this machine's byte order, position 0, limit and capacity as asked for.
     *
     * @throws OpenbookException with {@code BUSY} if it does not fit
     */
    public synchronized ByteBuffer take(int bytes) {
        if (usedBytes + bytes > maxBytes) {
            throw full(bytes);
        }
        ByteBuffer block = reused(bytes);
        if (block == null) {
            letGoUntilFits(bytes);
            block = allocated(bytes);
        }
        usedBytes += bytes;
        return block;
    }

    /** Gives a block back, as it was taken. */
    public synchronized void giveBack(ByteBuffer block) {
        usedBytes -= block.capacity();
        keptBytes += block.capacity();
        kept.computeIfAbsent(block.capacity(), size -> new ArrayDeque<>()).push(block.clear());
    }

    private @Nullable ByteBuffer reused(int bytes) {
        Deque<ByteBuffer> blocks = kept.get(bytes);
        ByteBuffer block = blocks == null ? null : blocks.poll();
        if (block != null) {
            keptBytes -= bytes;
        }
        return block;
    }

    /** Largest first: they are the fewest. */
    private void letGoUntilFits(long bytes) {
        Iterator<Map.Entry<Integer, Deque<ByteBuffer>>> sizes = kept.descendingMap().entrySet().iterator();
        while (sizes.hasNext() && usedBytes + keptBytes + bytes > maxBytes) {
            Map.Entry<Integer, Deque<ByteBuffer>> size = sizes.next();
            while (usedBytes + keptBytes + bytes > maxBytes && size.getValue().poll() != null) {
                keptBytes -= size.getKey();
            }
        }
    }

    private ByteBuffer allocated(int bytes) {
        try {
            return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        } catch (OutOfMemoryError e) {
            throw new OpenbookException(
                    FailureCode.BUSY,
                    "Java may not hold more direct memory, and a text needs " + bytes + " bytes more for what it reads. Close"
                            + " other texts, or start Java with a larger -XX:MaxDirectMemorySize.",
                    e);
        }
    }

    private OpenbookException full(int bytes) {
        return new OpenbookException(
                FailureCode.BUSY,
                "The texts that are being read hold " + usedBytes + " bytes of memory and one needs " + bytes
                        + " more; together they may hold " + maxBytes + ". Wait for others to end, shorten the text, or raise"
                        + " the bound on cache memory.");
    }
}
