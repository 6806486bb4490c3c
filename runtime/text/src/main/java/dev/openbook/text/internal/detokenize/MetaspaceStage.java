package dev.openbook.text.internal.detokenize;

import java.util.function.Consumer;

/** {@code Metaspace}: a stand-in, commonly {@code ▁}, is a space; within the first token it is nothing, if it was put there. */
final class MetaspaceStage implements Stage {
    private final String standIn;
    private boolean drop;

    MetaspaceStage(String standIn, boolean prepended) {
        this.standIn = standIn;
        this.drop = prepended;
    }

    @Override
    public void accept(String piece, Consumer<String> next) {
        next.accept(piece.replace(standIn, drop ? "" : " "));
        drop = false;
    }

    @Override
    public Stage copy() {
        return new MetaspaceStage(standIn, drop);
    }
}
