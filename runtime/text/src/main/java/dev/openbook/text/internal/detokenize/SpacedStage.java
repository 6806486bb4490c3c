package dev.openbook.text.internal.detokenize;

import java.util.function.Consumer;

/** No decoder at all: tokens are words, with a space between any two. */
final class SpacedStage implements Stage {
    private String between = "";

    @Override
    public void accept(String piece, Consumer<String> next) {
        next.accept(between + piece);
        between = " ";
    }

    @Override
    public Stage copy() {
        SpacedStage copy = new SpacedStage();
        copy.between = between;
        return copy;
    }
}
