package dev.openbook.text.internal.detokenize;

import java.util.function.Consumer;

/** {@code Strip} behind a stage that joined all tokens: takes up to so many of one character from the start of the text. */
final class StripStage implements Stage {
    private final int character;
    private int left;

    StripStage(int character, int count) {
        this.character = character;
        this.left = count;
    }

    @Override
    public void accept(String piece, Consumer<String> next) {
        int from = 0;
        while (left > 0 && from < piece.length()) {
            if (piece.codePointAt(from) == character) {
                from += Character.charCount(character);
                left--;
            } else {
                left = 0;
            }
        }
        if (from < piece.length()) {
            next.accept(piece.substring(from));
        }
    }

    @Override
    public Stage copy() {
        return new StripStage(character, left);
    }

    /** {@code Strip} over tokens one by one. */
    static String strip(String token, int character, int count) {
        StringBuilder kept = new StringBuilder();
        new StripStage(character, count).accept(token, kept::append);
        return kept.toString();
    }
}
