package dev.openbook.text.detokenize;

import java.util.function.Consumer;

/**
 * {@code Strip} behind a stage that joined all tokens: takes up to so many of one character from both ends of the text.
 */
final class StripStage implements Stage {
    private final int character;
    private final int atEnd;
    private int toDrop;
    private int held;

    StripStage(int character, int atStart, int atEnd) {
        this.character = character;
        this.toDrop = atStart;
        this.atEnd = atEnd;
    }

    @Override
    public void accept(String piece, Consumer<String> next) {
        StringBuilder certain = new StringBuilder(piece.length() + held);
        piece.codePoints().forEach(codePoint -> {
            if (codePoint != character) {
                toDrop = 0;
                release(held, certain);
                certain.appendCodePoint(codePoint);
            } else if (toDrop > 0) {
                toDrop--;
            } else {
                held++;
                release(held - atEnd, certain);
            }
        });
        if (!certain.isEmpty()) {
            next.accept(certain.toString());
        }
    }

    /** Lets go of some of the characters that could have been the last ones. */
    private void release(int count, StringBuilder certain) {
        for (int i = 0; i < count; i++) {
            certain.appendCodePoint(character);
            held--;
        }
    }

    /** {@code Strip} over tokens one by one. */
    static String strip(String token, int character, int atStart, int atEnd) {
        StringBuilder kept = new StringBuilder();
        new StripStage(character, atStart, atEnd).accept(token, kept::append);
        return kept.toString();
    }
}
