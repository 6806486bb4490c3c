package dev.openbook.text.internal.detokenize;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * {@code ByteFallback}: tokens spelled {@code <0x41>} are bytes. A run of them is text if the whole run is UTF-8, else
 * U+FFFD for each byte; so nothing of a run is certain before its end, and it waits for it.
 */
final class ByteFallbackStage implements Stage {
    private static final int LENGTH = "<0x41>".length();

    private final ByteArrayOutputStream run = new ByteArrayOutputStream();

    @Override
    public void accept(String piece, Consumer<String> next) {
        int value = byteOf(piece);
        if (value >= 0) {
            run.write(value);
        } else {
            end(next);
            next.accept(piece);
        }
    }

    @Override
    public Stage copy() {
        ByteFallbackStage copy = new ByteFallbackStage();
        copy.run.writeBytes(run.toByteArray());
        return copy;
    }

    @Override
    public void end(Consumer<String> next) {
        if (run.size() > 0) {
            next.accept(text(run.toByteArray()));
            run.reset();
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return "\uFFFD".repeat(bytes.length);
        }
    }

    /** The byte that a token spells, or -1. */
    private static int byteOf(String piece) {
        if (piece.length() != LENGTH || !piece.startsWith("<0x") || piece.charAt(LENGTH - 1) != '>') {
            return -1;
        }
        int high = hexadecimal(piece.charAt(3));
        int low = hexadecimal(piece.charAt(4));
        return high < 0 || low < 0 ? -1 : (high << 4) | low;
    }

    private static int hexadecimal(char digit) {
        return digit < 0x80 ? Character.digit(digit, 16) : -1;
    }
}
