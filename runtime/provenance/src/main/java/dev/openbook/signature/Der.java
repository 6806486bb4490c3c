package dev.openbook.signature;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** The little of DER (ITU-T X.690) that it takes to wrap private keys and to compare certificates. */
final class Der {
    static final int INTEGER = 0x02;
    static final int BITS = 0x03;
    static final int OCTETS = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;
    static final int MAX_LENGTH = 0xffff;

    private static final int LONG_FORM = 0x80;

    private Der() {}

    /** One element; shorter than 64 KiB. */
    static byte[] element(int tag, byte[]... contents) {
        int length = Arrays.stream(contents).mapToInt(content -> content.length).sum();
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException("Too long: " + length);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (length >= LONG_FORM) {
            out.write(length > 0xff ? 0x82 : 0x81);
            if (length > 0xff) {
                out.write(length >> 8);
            }
        }
        out.write(length);
        for (byte[] content : contents) {
            out.writeBytes(content);
        }
        return out.toByteArray();
    }

    /** The content of the first element with a tag among elements that follow each other; empty if there is none. */
    static Optional<byte[]> find(int tag, byte[] elements) {
        int at = 0;
        while (at + 2 <= elements.length) {
            int found = elements[at] & 0xff;
            int length = elements[at + 1] & 0xff;
            at += 2;
            if (length >= LONG_FORM) {
                int lengthBytes = length & 0x7f;
                if (lengthBytes == 0 || lengthBytes > 2 || at + lengthBytes > elements.length) {
                    return Optional.empty();
                }
                length = 0;
                for (int i = 0; i < lengthBytes; i++) {
                    length = (length << 8) | (elements[at++] & 0xff);
                }
            }
            if (length > elements.length - at) {
                return Optional.empty();
            }
            if (found == tag) {
                return Optional.of(Arrays.copyOfRange(elements, at, at + length));
            }
            at += length;
        }
        return Optional.empty();
    }
}
