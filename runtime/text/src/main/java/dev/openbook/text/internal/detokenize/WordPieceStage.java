package dev.openbook.text.internal.detokenize;

import java.util.List;
import java.util.function.Consumer;

/** {@code WordPiece}: a token begins a word unless it has the prefix of those that continue one, commonly {@code ##}. */
final class WordPieceStage implements Stage {
    /** What the library takes out, in its order; each token by itself. */
    private static final List<String[]> CLEANING = List.of(
            new String[] {" .", "."},
            new String[] {" ?", "?"},
            new String[] {" !", "!"},
            new String[] {" ,", ","},
            new String[] {" ' ", "'"},
            new String[] {" n't", "n't"},
            new String[] {" 'm", "'m"},
            new String[] {" do not", " don't"},
            new String[] {" 's", "'s"},
            new String[] {" 've", "'ve"},
            new String[] {" 're", "'re"});

    private final String prefix;
    private final boolean clean;
    private boolean first = true;

    WordPieceStage(String prefix, boolean clean) {
        this.prefix = prefix;
        this.clean = clean;
    }

    @Override
    public void accept(String piece, Consumer<String> next) {
        String text = piece;
        if (!first) {
            text = piece.startsWith(prefix) ? piece.substring(prefix.length()) : " " + piece;
        }
        first = false;
        if (clean) {
            for (String[] step : CLEANING) {
                text = text.replace(step[0], step[1]);
            }
        }
        next.accept(text);
    }

    @Override
    public Stage copy() {
        WordPieceStage copy = new WordPieceStage(prefix, clean);
        copy.first = first;
        return copy;
    }
}
