package dev.openbook.onnx.internal.cache;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Direct memory for the caches of one session, bounded. Blocks that come back are kept for the next who asks for that size:
 * Java 21 frees direct memory only when the garbage collector finds it unreachable, so whoever takes and drops blocks all the
 * time lets them pile up. Sizes repeat, because caches grow in fixed steps.
 *
 * <p>What is reserved and what is kept stay within the bound together; where they would not, kept blocks are let go. A
 * block's content is whatever it held before. Thread-safe.
 */
public final class DirectMemory {
    private final long maxBytes;
    private final LongFunction<ByteBuffer> source;
    private final TreeMap<Integer, Deque<ByteBuffer>> kept = new TreeMap<>();
    private long keptBytes;
    private long usedBytes;

    /**
     * Memory up to a bound.
     *
     * @param maxBytes the bound
     */
    public DirectMemory(long maxBytes) {
        this(maxBytes, DirectMemory::allocate);
    }

    DirectMemory(long maxBytes, LongFunction<ByteBuffer> source) {
        this.maxBytes = maxBytes;
        this.source = source;
    }

    /** How much direct memory this Java may hold: {@code -XX:MaxDirectMemorySize}, or as much as its heap may grow to. */
    public static long mostOfThisProcess() {
        HotSpotDiagnosticMXBean diagnostic = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        long stated = diagnostic == null ? 0 : Long.parseLong(diagnostic.getVMOption("MaxDirectMemorySize").getValue());
        return stated > 0 ? stated : Runtime.getRuntime().maxMemory();
    }

    /** Bytes reserved. */
    public synchronized long usedBytes() {
        return usedBytes;
    }

    /** The bound. */
    public long maxBytes() {
        return maxBytes;
    }

    /** Whether so many bytes more could be reserved now. */
    public synchronized boolean fits(long bytes) {
        return usedBytes + bytes <= maxBytes;
    }

    /**
     * Reserves bytes, for blocks to be taken.
     *
     * @throws OpenbookException with {@code BUSY} if they do not fit; nothing is reserved then
     */
    public synchronized void reserve(long bytes) {
        if (!fits(bytes)) {
            throw full(bytes);
        }
        usedBytes += bytes;
    }

    /** Gives up what was reserved. */
    public synchronized void release(long bytes) {
        usedBytes -= bytes;
    }

    /**
     * A block of memory that was reserved: position 0, limit and capacity as asked for, in this machine's byte order.
     *
     * @throws OpenbookException with {@code BUSY} if Java may not hold as much; what was reserved stays so
     */
    public synchronized ByteBuffer take(int bytes) {
        ByteBuffer block = reused(bytes);
        if (block == null) {
            letGo(usedBytes + keptBytes - maxBytes);
            block = allocated(bytes);
        }
        return block;
    }

    /** Java may hold less than the bound allows here; what lies idle is let go before somebody is turned away. */
    private ByteBuffer allocated(int bytes) {
        try {
            return source.apply(bytes);
        } catch (OpenbookException e) {
            if (keptBytes == 0) {
                throw e;
            }
            letGo(keptBytes);
            return source.apply(bytes);
        }
    }

    /** Keeps a block for the next who takes one of its size. What was reserved for it is released before, to make room for it. */
    public synchronized void giveBack(ByteBuffer block) {
        keptBytes += block.capacity();
        kept.computeIfAbsent(block.capacity(), size -> new ArrayDeque<>()).push(block);
        letGo(usedBytes + keptBytes - maxBytes);
    }

    private @Nullable ByteBuffer reused(int bytes) {
        Deque<ByteBuffer> blocks = kept.get(bytes);
        ByteBuffer block = blocks == null ? null : blocks.poll();
        if (block != null) {
            keptBytes -= bytes;
        }
        return block;
    }

    /** Lets kept blocks go until they are so many bytes fewer. Largest first: they are the fewest. */
    private void letGo(long bytes) {
        long target = keptBytes - bytes;
        for (Map.Entry<Integer, Deque<ByteBuffer>> size : kept.descendingMap().entrySet()) {
            while (keptBytes > target && size.getValue().poll() != null) {
                keptBytes -= size.getKey();
            }
        }
    }

    /**
     * Direct memory in this machine's byte order that nobody counts.
     *
     * @throws OpenbookException with {@code BUSY} if Java may not hold as much
     */
    public static ByteBuffer allocate(long bytes) {
        try {
            return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
        } catch (OutOfMemoryError e) {
            throw new OpenbookException(
                    FailureCode.BUSY,
                    "Java may not hold more direct memory, and a text needs " + bytes + " bytes more for what it reads. Close"
                            + " other texts, or start Java with a larger -XX:MaxDirectMemorySize.",
                    e);
        }
    }

    private OpenbookException full(long bytes) {
        return new OpenbookException(
                FailureCode.BUSY,
                "The texts that are being read hold " + usedBytes + " bytes of memory and one needs " + bytes
                        + " more; together they may hold " + maxBytes + ". Wait for others to end, shorten the text, or raise"
                        + " the bound on cache memory.");
    }
}
