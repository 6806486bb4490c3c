package dev.openbook.text;

import dev.openbook.text.internal.wordpiece.WordPieceTokenizer;
import java.util.Optional;

/** The ids of texts, found in Java, with the special tokens that the file puts round them. */
record FramedWordPieces(Optional<WordPieceTokenizer> words, SpecialTokens frame) {
    /** For files of other kinds: knows no text. */
    static final FramedWordPieces NONE =
            new FramedWordPieces(Optional.empty(), new SpecialTokens(new int[0], new int[0]));

    /** A text's ids; empty if they are not known for certain here. */
    Optional<int[]> ids(String text, boolean specialTokens) {
        Optional<int[]> bare = words.flatMap(known -> known.ids(text));
        return specialTokens ? bare.map(this::framed) : bare;
    }

    private int[] framed(int[] bare) {
        int before = frame.before().length;
        int after = frame.after().length;
        int[] ids = new int[before + bare.length + after];
        System.arraycopy(frame.before(), 0, ids, 0, before);
        System.arraycopy(bare, 0, ids, before, bare.length);
        System.arraycopy(frame.after(), 0, ids, before + bare.length, after);
        return ids;
    }
}
