/**
 * Tokens back into text, one at a time. Not for applications; see {@link dev.openbook.text.IncrementalDetokenizer}.
 *
 * <p>The {@code decoder} of a {@code tokenizer.json} is a chain of stages over the spellings of all tokens. Each stage is
 * written here a second time, as one that takes a token, hands on what can no longer change and keeps the rest: the first
 * token is told from later ones, bytes wait for the end of their character, the end of a word waits for the next token. What comes
 * out, joined, is exactly what the library makes of all tokens at once; tests compare the two over random ids.
 */
@NullMarked
package dev.openbook.text.internal.detokenize;

import org.jspecify.annotations.NullMarked;
