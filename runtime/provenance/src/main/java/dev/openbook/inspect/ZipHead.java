package dev.openbook.inspect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Steps through the members of a zip archive (APPNOTE 6.3.10) as far as its first bytes reach, looking for pickles. Nothing is
 * unpacked but the head of NumPy members, at most 4 KiB of each.
 */
final class ZipHead {
    private static final int MEMBER_MARK = 0x04034B50;
    private static final int HEADER_BYTES = 30;
    private static final int MAX_MEMBERS = 1000;
    private static final int NUMPY_BYTES = 4096;
    private static final int SIZE_FOLLOWS = 8;
    private static final int DEFLATED = 8;

    private ZipHead() {}

    /** Whether one of the members that can be seen is a pickle, or a NumPy file that holds one. */
    static boolean holdsPickle(ByteBuffer start) {
        ByteBuffer bytes = start.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        long at = 0;
        for (int i = 0; i < MAX_MEMBERS && at + HEADER_BYTES <= bytes.limit(); i++) {
            int header = (int) at;
            if (bytes.getInt(header) != MEMBER_MARK) {
                return false;
            }
            int nameLength = bytes.getShort(header + 26) & 0xFFFF;
            long data = at + HEADER_BYTES + nameLength + (bytes.getShort(header + 28) & 0xFFFF);
            if (data > bytes.limit()) {
                return false;
            }
            byte[] name = new byte[nameLength];
            bytes.get(header + HEADER_BYTES, name);
            if (isPickle(bytes, header, new String(name, StandardCharsets.ISO_8859_1), (int) data)) {
                return true;
            }
            long size = size(bytes, header, header + HEADER_BYTES + nameLength, (int) data);
            if (size < 0 || size > bytes.limit() - data) {
                return false;
            }
            at = data + size;
        }
        return false;
    }

    private static boolean isPickle(ByteBuffer bytes, int header, String name, int data) {
        if (name.endsWith(".pkl") || name.endsWith(".pickle")) {
            return true;
        }
        if (!name.endsWith(".npy")) {
            return false;
        }
        ByteBuffer stored = bytes.slice(data, Math.min(bytes.limit() - data, NUMPY_BYTES));
        return FileHead.objects(bytes.getShort(header + 8) == DEFLATED ? inflated(stored) : stored);
    }

    private static ByteBuffer inflated(ByteBuffer deflated) {
        Inflater inflater = new Inflater(true);
        try {
            byte[] head = new byte[NUMPY_BYTES];
            inflater.setInput(deflated);
            return ByteBuffer.wrap(head, 0, inflater.inflate(head));
        } catch (DataFormatException e) {
            return ByteBuffer.allocate(0);
        } finally {
            inflater.end();
        }
    }

    /** Bytes that a member takes; negative if only what follows it says so. */
    private static long size(ByteBuffer bytes, int header, int extra, int data) {
        long size = bytes.getInt(header + 18) & 0xFFFF_FFFFL;
        if (size == 0xFFFF_FFFFL) {
            // The large form: an extra field of type 1 with the size unpacked, then packed.
            for (int at = extra; at + 20 <= data; at += 4 + (bytes.getShort(at + 2) & 0xFFFF)) {
                if (bytes.getShort(at) == 1) {
                    return bytes.getLong(at + 12);
                }
            }
            return -1;
        }
        boolean unknown = size == 0 && (bytes.getShort(header + 6) & SIZE_FOLLOWS) != 0;
        return unknown ? -1 : size;
    }
}
