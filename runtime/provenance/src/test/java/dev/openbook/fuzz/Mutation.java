package dev.openbook.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages files as disks, bad programs and wicked people do. What comes of it depends on the random numbers only. */
final class Mutation {
    private static final int MAX_BYTES = 256 << 10;
    private static final List<String> WORDS = List.of(
            "\"\\ud800\"", "\"\\UFFFFFFFF\"", "NaN", "1e999", "-0", "[]", "{}", "null", "{\"a\":1,\"a\":2}", "\uFEFF", "\u202e", "\0", "\r\n", "\t", "---\n", "...\n",
            "&a [*a,*a]", "<<: *a\n", "!!python/object:os.system x\n", "!!binary ////\n", "? [a]\n: b\n", "- - - - x\n", "|\n  x\n", "%YAML 9.9\n",
            "license: [mit, gpl-3.0]\n", "base_model: ../../x\n", "../../", "999999999999999999999", "9223372036854775807", "-1", "0x7fffffff");
    private static final List<String> OPENINGS = List.of("[", "{\"a\":", "- ", "a: ", "[a, ", "{a: ", "(", "<a>", "> ");

    private final Random random;
    private final List<byte[]> seeds;

    Mutation(Random random, List<byte[]> seeds) {
        this.random = random;
        this.seeds = seeds;
    }

    byte[] next() {
        byte[] bytes = seeds.get(random.nextInt(seeds.size()));
        do {
            // What is no message of protobuf is damaged as a whole.
            bytes = random.nextInt(3) > 0 ? new FieldMutation(random, this::changed).of(bytes) : changed(bytes);
        } while (random.nextInt(3) == 0);
        return bytes.length > MAX_BYTES ? Arrays.copyOf(bytes, MAX_BYTES) : bytes;
    }

    private byte[] changed(byte[] bytes) {
        int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 << random.nextInt(10));
        return switch (random.nextInt(12)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> spliced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
            case 2 -> spliced(bytes, at, length, new byte[0]);
            case 3 -> spliced(bytes, at, random.nextInt(2) * length, pieceOfAnother());
            case 4 -> spliced(bytes, at, 0, WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8));
            case 5 -> nested(bytes, at);
            case 6 -> number(bytes, at);
            case 7 -> spliced(bytes, at, Math.min(length, 1 + random.nextInt(4)), varint());
            case 8 -> wrapped(bytes, at, length);
            case 9 -> filled(bytes, at, length, (byte) random.nextInt(256));
            case 10 -> filled(bytes, at, Math.min(length, 10), (byte) 0xFF);
            default -> flipped(bytes, at);
        };
    }

    private byte[] pieceOfAnother() {
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        int at = other.length == 0 ? 0 : random.nextInt(other.length);
        return Arrays.copyOfRange(other, at, Math.min(other.length, at + (1 << random.nextInt(12))));
    }

    /** Opens what nobody closes, or closes it too. */
    private byte[] nested(byte[] bytes, int at) {
        int depth = 1 << random.nextInt(random.nextInt(8) == 0 ? 14 : 6);
        String opening = OPENINGS.get(random.nextInt(OPENINGS.size()));
        String closing = random.nextBoolean() ? "" : opening.startsWith("[") ? "]" : opening.startsWith("{") ? "}" : "";
        return spliced(bytes, at, 0, (opening.repeat(depth) + closing.repeat(depth)).getBytes(StandardCharsets.UTF_8));
    }

    /** Writes another number where the next digits stand. */
    private byte[] number(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && (bytes[at] < '0' || bytes[at] > '9')) {
            at++;
        }
        int end = at;
        while (end < bytes.length && bytes[end] >= '0' && bytes[end] <= '9') {
            end++;
        }
        String number = switch (random.nextInt(4)) {
            case 0 -> Long.toString(random.nextLong());
            case 1 -> "9".repeat(1 << random.nextInt(12));
            case 2 -> Integer.toString(random.nextInt(300) - 20);
            default -> random.nextInt() + "." + random.nextInt(1 << 20) + "e" + (random.nextInt(1000) - 500);
        };
        return spliced(bytes, at, end - at, number.getBytes(StandardCharsets.UTF_8));
    }

    /** A length or number of protobuf: small, or near a power of two. */
    private byte[] varint() {
        long rest = random.nextBoolean() ? random.nextInt(300) : (1L << random.nextInt(64)) + random.nextInt(3) - 1;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return out.toByteArray();
    }

    /** Puts a piece into a field of protobuf, again and again. */
    private byte[] wrapped(byte[] bytes, int at, int length) {
        byte[] piece = Arrays.copyOfRange(bytes, at, at + length);
        for (int depth = 1 << random.nextInt(8); depth > 0 && piece.length < 4096; depth--) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(random.nextInt(15) << 3 | 2);
            out.write(piece.length & 0x7F | 0x80);
            out.write(piece.length >>> 7);
            out.writeBytes(piece);
            piece = out.toByteArray();
        }
        return spliced(bytes, at, length, piece);
    }

    private byte[] flipped(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        if (at < changed.length) {
            changed[at] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }

    private static byte[] filled(byte[] bytes, int at, int length, byte value) {
        byte[] changed = bytes.clone();
        Arrays.fill(changed, at, at + length, value);
        return changed;
    }

    private static byte[] spliced(byte[] bytes, int at, int removed, byte[] inserted) {
        byte[] changed = Arrays.copyOf(bytes, bytes.length - removed + inserted.length);
        System.arraycopy(inserted, 0, changed, at, inserted.length);
        System.arraycopy(bytes, at + removed, changed, at + inserted.length, bytes.length - at - removed);
        return changed;
    }
}
