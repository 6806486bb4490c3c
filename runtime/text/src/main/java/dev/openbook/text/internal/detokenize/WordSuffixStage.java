package dev.openbook.text.internal.detokenize;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code BPEDecoder}: a suffix ends a word, commonly {@code </w>}; behind the last token it is nothing, else a space. */
final class WordSuffixStage implements Stage {
    private final String suffix;
    private @Nullable String last;

    WordSuffixStage(String suffix) {
        this.suffix = suffix;
    }

    @Override
    public void accept(String piece, Consumer<String> next) {
        if (last != null) {
            next.accept(last.replace(suffix, " "));
        }
        last = piece;
    }

    @Override
    public Stage copy() {
        WordSuffixStage copy = new WordSuffixStage(suffix);
        copy.last = last;
        return copy;
    }

    @Override
    public void end(Consumer<String> next) {
        if (last != null) {
            next.accept(last.replace(suffix, ""));
            last = null;
        }
    }
}
