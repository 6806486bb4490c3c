package dev.openbook.graph;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes protobuf messages field by field, right or wrong, for tests. */
public final class Proto {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public Proto number(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    public Proto text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    public Proto message(int field, Proto value) {
        return bytes(field, value.toBytes());
    }

    public Proto bytes(int field, byte[] value) {
        declare(field, value.length);
        out.writeBytes(value);
        return this;
    }

    /** A key and a length, and nothing after it. */
    public Proto declare(int field, long length) {
        varint((long) field << 3 | 2);
        varint(length);
        return this;
    }

    public int size() {
        return out.size();
    }

    public byte[] toBytes() {
        return out.toByteArray();
    }

    public ByteBuffer toBuffer() {
        return ByteBuffer.wrap(toBytes());
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
