package dev.openbook.text;

/**
 * The tokens that a tokenizer puts round a text, such as {@code [CLS]} and {@code [SEP]}.
 *
 * @param before ids in front of the text's own
 * @param after ids behind them
 */
@SuppressWarnings("ArrayRecordComponent") // handed to models as they are, never compared
public record SpecialTokens(int[] before, int[] after) {

    /** How many there are. */
    public int count() {
        return before.length + after.length;
    }
}
