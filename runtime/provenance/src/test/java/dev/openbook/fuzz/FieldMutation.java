package dev.openbook.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Damages one field of a protobuf message, somewhere within, and leaves the lengths of all that is around it right. */
final class FieldMutation {
    private static final int MAX_DEPTH = 12;

    private final Random random;
    private final UnaryOperator<byte[]> leaf;

    /**
     * A mutation.
     *
     * @param leaf damages bytes that are no message
     */
    FieldMutation(Random random, UnaryOperator<byte[]> leaf) {
        this.random = random;
        this.leaf = leaf;
    }

    private record Field(long key, byte[] head, byte[] content) {}

    byte[] of(byte[] message) {
        return of(message, 0);
    }

    private byte[] of(byte[] message, int depth) {
        List<Field> fields = fields(message);
        if (fields.isEmpty() || depth == MAX_DEPTH) {
            return leaf.apply(message);
        }
        int at = random.nextInt(fields.size());
        Field field = fields.get(at);
        switch (random.nextInt(10)) {
            case 0 -> fields.add(random.nextInt(fields.size()), field);
            case 1 -> fields.remove(at);
            case 2 -> Collections.swap(fields, at, random.nextInt(fields.size()));
            case 3 -> fields.set(at, new Field(random.nextInt(30) << 3 | field.key() & 7, field.head(), field.content()));
            default -> fields.set(at, changed(field, depth));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Field each : fields) {
            varint(out, each.key());
            out.writeBytes(each.head());
            if ((each.key() & 7) == 2) {
                varint(out, each.content().length);
                out.writeBytes(each.content());
            }
        }
        return out.toByteArray();
    }

    private Field changed(Field field, int depth) {
        if ((field.key() & 7) == 2) {
            return new Field(field.key(), field.head(), of(field.content(), depth + 1));
        }
        if ((field.key() & 7) != 0) {
            return new Field(field.key(), leaf.apply(field.head().clone()), field.content());
        }
        ByteArrayOutputStream number = new ByteArrayOutputStream();
        varint(number, random.nextBoolean() ? random.nextInt(40) : (1L << random.nextInt(64)) - random.nextInt(2));
        return new Field(field.key(), number.toByteArray(), field.content());
    }

    /** The fields of a message; none if the bytes are no message. */
    private static List<Field> fields(byte[] message) {
        List<Field> fields = new ArrayList<>();
        int[] at = {0};
        while (at[0] < message.length) {
            long key = varint(message, at);
            int start = at[0];
            long content = switch ((int) (key & 7)) {
                case 0 -> Math.min(0, varint(message, at));
                case 1 -> 8;
                case 5 -> 4;
                case 2 -> varint(message, at);
                default -> -1;
            };
            if (key >>> 3 <= 0 || content < 0 || content > message.length - at[0]) {
                return List.of();
            }
            boolean nested = (key & 7) == 2;
            int from = at[0];
            at[0] += (int) content;
            fields.add(new Field(
                    key,
                    nested ? new byte[0] : Arrays.copyOfRange(message, start, at[0]),
                    nested ? Arrays.copyOfRange(message, from, at[0]) : new byte[0]));
        }
        return fields;
    }

    /** A number and the place behind it; negative where none ends within the bytes. */
    private static long varint(byte[] bytes, int[] at) {
        long value = 0;
        for (int shift = 0; shift < 63 && at[0] < bytes.length; shift += 7) {
            byte group = bytes[at[0]++];
            value |= (long) (group & 0x7F) << shift;
            if (group >= 0) {
                return value;
            }
        }
        return -1;
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
