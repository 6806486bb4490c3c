package dev.openbook.text.convert;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the wire format of protocol buffers (protobuf.dev/programming-guides/encoding), field by field. */
final class WireReader {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    private final ByteBuffer in;
    private int wireType;

    WireReader(ByteBuffer in) {
        this.in = in.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The number of the next field, or 0 at the end. Its value must be read or skipped next. */
    int nextField() {
        if (!in.hasRemaining()) {
            return 0;
        }
        long tag = varint();
        wireType = (int) (tag & 7);
        long field = tag >>> 3;
        if (field <= 0 || field > Integer.MAX_VALUE) {
            throw damaged();
        }
        return (int) field;
    }

    long number() {
        require(VARINT);
        return varint();
    }

    float decimal() {
        require(FIXED_32);
        need(Float.BYTES);
        return in.getFloat();
    }

    ByteBuffer bytes() {
        require(BYTES);
        long length = varint();
        if (length < 0 || length > in.remaining()) {
            throw damaged();
        }
        ByteBuffer slice = in.slice(in.position(), (int) length);
        in.position(in.position() + (int) length);
        return slice;
    }

    String text() {
        return StandardCharsets.UTF_8.decode(bytes()).toString();
    }

    void skip() {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED_64 -> skip(Long.BYTES);
            case BYTES -> bytes();
            case FIXED_32 -> skip(Integer.BYTES);
            default -> throw damaged();
        }
    }

    private void skip(int count) {
        need(count);
        in.position(in.position() + count);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            need(1);
            byte part = in.get();
            value |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw damaged();
    }

    private void need(int count) {
        if (in.remaining() < count) {
            throw damaged();
        }
    }

    private void require(int expected) {
        if (wireType != expected) {
            throw damaged();
        }
    }

    private static ConversionRefusal damaged() {
        return new ConversionRefusal("it is damaged or no SentencePiece model");
    }
}
