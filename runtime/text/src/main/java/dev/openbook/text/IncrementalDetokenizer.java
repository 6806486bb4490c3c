package dev.openbook.text;

/**
 * Turns tokens into text while they are being generated: each token is answered with the text that became certain. All
 * answers and the last one, joined, are exactly {@link Tokenizer#decode} of all tokens.
 *
 * <pre>{@code
 * IncrementalDetokenizer detokenizer = tokenizer.detokenizer(true);
 * for (int id : ids) {
 *     System.out.print(detokenizer.add(id));
 * }
 * System.out.print(detokenizer.finish());
 * }</pre>
 *
 * <p>No answer ends within a character, so none holds a U+FFFD that a later token would mend. What is held back: the bytes
 * of a character that is not complete; a run of byte tokens ({@code <0xE2>}) as a whole, since one bad byte turns all of
 * it into U+FFFD. A decoder that is not known here (a regular
 * expression, {@code CTC}) holds everything until {@link #finish}; no published generator has one that we know of.
 *
 * <p>For one thread at a time. A token costs well under a microsecond, whatever went before; what is held back is all the memory
 * it takes. Nothing to close; usable as long as its tokenizer is open.
 */
public interface IncrementalDetokenizer {

    /**
     * Takes the next token.
     *
     * @param id a number of the vocabulary; any other is left out
     * @return the text that became certain, empty if none did
     */
    String add(int id);

    /**
     * What {@link #finish} would give now; changes nothing. Whoever may end the text at any moment, such as at a stop string,
     * finds here what it would end with. Costs a few small objects, and decoding all tokens where everything is held back.
     */
    String pending();

    /** The text that was still held back, with U+FFFD for characters left incomplete. A new text may follow. */
    String finish();
}
