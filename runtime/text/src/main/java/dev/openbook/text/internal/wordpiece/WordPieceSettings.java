package dev.openbook.text.internal.wordpiece;

import java.util.List;

/**
 * What a {@code tokenizer.json} of BERT's kind leaves open.
 *
 * @param lowercase whether letters lose their case
 * @param stripAccents whether letters lose their accents
 * @param continuation what the spelling of a piece begins with that goes on a word, mostly {@code ##}
 * @param unknownId stands for a word that cannot be spelled
 * @param maxCharacters a longer word is not spelled; at most {@link #LONGEST_WORD}
 * @param elsewhere spellings of tokens that are found in a text before it is split, such as {@code [SEP]}
 */
public record WordPieceSettings(
        boolean lowercase, boolean stripAccents, String continuation, int unknownId, int maxCharacters, List<String> elsewhere) {

    /** The largest limit on the length of a word that is taken here; 100 is usual. */
    public static final int LONGEST_WORD = 1_000;

    /** Keeps a copy of the list. */
    public WordPieceSettings {
        elsewhere = List.copyOf(elsewhere);
    }
}
