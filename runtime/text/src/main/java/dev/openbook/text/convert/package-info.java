/**
 * Tokenizers from before {@code tokenizer.json}. Not for applications; see {@link dev.openbook.text.Tokenizers}.
 *
 * <p>{@code vocab.txt}, {@code vocab.json} with {@code merges.txt}, and {@code tokenizer.model} are turned into the text of a
 * {@code tokenizer.json} where that is exactly defined, as Hugging Face's transformers does it
 * ({@code convert_slow_tokenizer.py}); tests compare the ids with those of transformers and of SentencePiece. Whatever is
 * not exactly defined is refused with what to do.
 */
@NullMarked
package dev.openbook.text.convert;

import org.jspecify.annotations.NullMarked;
