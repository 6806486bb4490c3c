package dev.openbook.text.internal.detokenize;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * {@code ByteLevel}: every character of a token stands for a byte, after the table of GPT-2. A token with a character
 * outside that table is its own UTF-8.
 */
final class ByteLevelStage implements Stage {
    private static final int[] BYTE_BY_CHARACTER = byteByCharacter();

    private final Utf8Text text = new Utf8Text();
    private final StringBuilder certain = new StringBuilder();

    @Override
    public void accept(String piece, Consumer<String> next) {
        if (isBytes(piece)) {
            for (int i = 0; i < piece.length(); i++) {
                text.append(BYTE_BY_CHARACTER[piece.charAt(i)], certain);
            }
        } else {
            for (byte value : piece.getBytes(StandardCharsets.UTF_8)) {
                text.append(value & 0xFF, certain);
            }
        }
        handOn(next);
    }

    @Override
    public Stage copy() {
        ByteLevelStage copy = new ByteLevelStage();
        text.copyTo(copy.text);
        return copy;
    }

    @Override
    public void end(Consumer<String> next) {
        text.end(certain);
        handOn(next);
    }

    private void handOn(Consumer<String> next) {
        if (!certain.isEmpty()) {
            next.accept(certain.toString());
            certain.setLength(0);
        }
    }

    private static boolean isBytes(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            char character = piece.charAt(i);
            if (character >= BYTE_BY_CHARACTER.length || BYTE_BY_CHARACTER[character] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Printable Latin-1 stands for itself; the other 68 bytes, in order, for the characters from U+0100 on. */
    private static int[] byteByCharacter() {
        int[] table = new int[0x100 + 68];
        Arrays.fill(table, -1);
        int other = 0x100;
        for (int value = 0; value < 0x100; value++) {
            boolean itself = (value >= '!' && value <= '~') || (value >= 0xA1 && value != 0xAD);
            table[itself ? value : other++] = value;
        }
        return table;
    }
}
