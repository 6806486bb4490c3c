package dev.openbook.graph;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Steps through the fields of one protobuf message. Each {@link #next()} moves past a whole field; only what is asked for
 * is decoded, so a gigabyte of weights costs as much as its length prefix.
 *
 * <p>Not thread-safe. Never reads outside the range that it was given, and never recurses by itself: nesting is counted
 * and bounded in {@link #message()}.
 */
final class WireReader {
    /** Wire type of numbers: base 128, least significant group first. */
    static final int VARINT = 0;
    /** Wire type of strings, bytes, nested messages and packed numbers. */
    static final int BYTES = 2;

    /** Wire type of eight bytes. */
    static final int FIXED_64 = 1;
    /** Wire type of four bytes. */
    static final int FIXED_32 = 5;

    private static final int MAX_VARINT_BYTES = 10;

    /** What a text or a record takes in memory besides its letters, with its place in a map. */
    private static final int OVERHEAD_BYTES = 128;

    private static final int LONG_TEXT_BYTES = 64 << 10;

    private final GraphWindow bytes;
    private final GraphLimits limits;
    private final Allowance allowance;
    private final int depth;
    /** For messages in this one, one after the other. */
    private @Nullable WireReader inner;
    private long beginning;
    private long end;
    private long position;
    private int key;
    private long start;
    private long number;

    /** Reads all of a file. */
    WireReader(GraphBytes file, GraphLimits limits) {
        this.bytes = new GraphWindow(file);
        this.end = file.size();
        this.limits = limits;
        this.allowance = new Allowance(limits.maxKeptBytes());
        this.depth = 0;
    }

    /** Reads parts of another. */
    private WireReader(WireReader outer) {
        this.bytes = outer.bytes;
        this.limits = outer.limits;
        this.allowance = outer.allowance;
        this.depth = outer.depth + 1;
    }

    /** Moves to the next field; false at the end of the message. */
    boolean next() {
        if (position == end) {
            return false;
        }
        long at = position;
        long read = varint();
        if (read >>> 3 == 0 || read > 0xFFFF_FFFFL || read < 0) {
            throw new DamagedGraphException(at, "is damaged: byte " + grouped(at) + " does not begin an ONNX field.");
        }
        key = (int) read;
        switch (key & 7) {
            case VARINT -> number = varint();
            case FIXED_64 -> take(8);
            case BYTES -> take(varint());
            case FIXED_32 -> take(4);
            default -> throw new DamagedGraphException(
                    at, "is damaged: byte " + grouped(at) + " holds a kind of field that ONNX does not use.");
        }
        return true;
    }

    /** Field number times 8 plus wire type, of the current field. */
    int key() {
        return key;
    }

    /** The current field's number. */
    long number() {
        return number;
    }

    /** How many bytes the current field's value takes. */
    long length() {
        return position - start;
    }

    /** Where the current field's value begins in the file. */
    long offset() {
        return start;
    }

    /** The current field's bytes as a message. One is read to its end before the next is asked for: they share their reader. */
    WireReader message() {
        if (depth == limits.maxNesting()) {
            throw new DamagedGraphException(
                    start, "nests deeper than " + limits.maxNesting() + " levels, which no published model does.");
        }
        return inner(start, position);
    }

    /** Goes back to before the first field. */
    void rewind() {
        position = beginning;
    }

    /** The current field's bytes as a row of numbers without keys; see {@link #message()}. */
    WireReader packed() {
        return inner(start, position);
    }

    private WireReader inner(long from, long to) {
        WireReader reader = inner == null ? new WireReader(this) : inner;
        reader.beginning = from;
        reader.position = from;
        reader.start = from;
        reader.end = to;
        inner = reader;
        return reader;
    }

    /** The next of a row of numbers without keys. */
    long nextPacked() {
        return varint();
    }

    boolean atEnd() {
        return position == end;
    }

    /** The current field's bytes as UTF-8; what is not UTF-8 is replaced. */
    String text() {
        String text = text(limits.maxStringBytes());
        if (length() > LONG_TEXT_BYTES) {
            // Those of nodes within nodes are in memory together, even if none stays there.
            keep(text.length());
        }
        return text;
    }

    /** The same of a text that is never long. */
    String text(int maxBytes) {
        if (length() > Math.min(maxBytes, limits.maxStringBytes())) {
            throw new DamagedGraphException(
                    start,
                    "holds a name of " + grouped(length()) + " bytes at offset " + grouped(start) + "; at most "
                            + grouped(Math.min(maxBytes, limits.maxStringBytes())) + " are allowed.");
        }
        return bytes.text(start, (int) length());
    }

    /** The current field's bytes as a text that stays in memory. */
    String kept() {
        String text = text(limits.maxStringBytes());
        keep(text.length());
        return text;
    }

    /** Says that something stays in memory, with texts of so many characters. */
    void keep(int characters) {
        allowance.take(OVERHEAD_BYTES + 2L * characters, start);
    }

    /** How many numbers without keys the current field's bytes hold. */
    long countPacked() {
        long count = 0;
        int unfinished = 0;
        for (long at = start; at < position; at++) {
            boolean last = bytes.at(at) >= 0;
            count += last ? 1 : 0;
            unfinished = last ? 0 : unfinished + 1;
            if (unfinished == MAX_VARINT_BYTES) {
                throw endless(at);
            }
        }
        if (unfinished > 0) {
            throw endless(position - unfinished);
        }
        return count;
    }

    /** The same for numbers that all take as many bytes. */
    long countPacked(int bytesOfOne) {
        if (length() % bytesOfOne != 0) {
            throw new DamagedGraphException(
                    start,
                    "is damaged: numbers of " + bytesOfOne + " bytes each take " + grouped(length()) + " together at offset "
                            + grouped(start) + ".");
        }
        return length() / bytesOfOne;
    }

    private void take(long length) {
        if (length < 0 || length > end - position) {
            String ending = end == bytes.size()
                    ? "the file ends after " + grouped(end) + "."
                    : "the part that holds them ends at " + grouped(end) + ".";
            String verdict = end == bytes.size() ? "is cut off" : "is damaged";
            throw new DamagedGraphException(
                    position,
                    verdict + ": it declares " + (length < 0 ? "more than 2^63" : grouped(length))
                            + " bytes at offset " + grouped(position) + " but " + ending);
        }
        start = position;
        position += length;
    }

    private long varint() {
        long at = position;
        long value = 0;
        for (int i = 0; i < MAX_VARINT_BYTES; i++) {
            if (position == end) {
                throw new DamagedGraphException(at, "is cut off in the middle of a number at offset " + grouped(at) + ".");
            }
            byte group = bytes.at(position++);
            value |= (long) (group & 0x7F) << (7 * i);
            if (group >= 0) {
                return value;
            }
        }
        throw endless(at);
    }

    private static DamagedGraphException endless(long at) {
        return new DamagedGraphException(at, "is damaged: the number at offset " + grouped(at) + " does not end.");
    }

    /** A number with commas between thousands. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
