package dev.openbook.card;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Makes text of a file's bytes: UTF-8, with or without a byte order mark. */
final class CardText {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int CONTINUES = 0b1000_0000;
    private static final int CONTINUES_MASK = 0b1100_0000;

    private CardText() {}

    /** The text, as far as it is read; bytes that are no UTF-8 become question marks. The buffer's position is left alone. */
    static String of(ByteBuffer bytes, int maxBytes, CardProblems problems) {
        byte[] copy = new byte[Math.min(bytes.remaining(), maxBytes)];
        bytes.get(bytes.position(), copy);
        int length = copy.length;
        if (bytes.remaining() > maxBytes) {
            problems.note(
                    "CARD_TOO_LONG",
                    String.format(Locale.ROOT, "%s has %,d bytes; the first %,d were read.",
                            problems.file(), bytes.remaining(), maxBytes),
                    "Nothing, if what matters stands at the beginning.");
            while (length > 0 && (bytes.get(bytes.position() + length) & CONTINUES_MASK) == CONTINUES) {
                length--;
            }
        }
        String text = decode(copy, length, problems);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static String decode(byte[] bytes, int length, CardProblems problems) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
        } catch (CharacterCodingException e) {
            problems.whole("CARD_NOT_UTF8", problems.file() + " is not text in UTF-8; what is not was read as question marks.");
            return new String(bytes, 0, length, StandardCharsets.UTF_8).replace('\uFFFD', '?');
        }
    }
}
