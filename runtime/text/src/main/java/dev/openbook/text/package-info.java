/**
 * Text as models read it. {@link dev.openbook.text.Tokenizers} opens the {@code tokenizer.json} of a model, the format of
 * Hugging Face's tokenizers library; a {@link dev.openbook.text.Tokenizer} turns text into token ids and says where in the
 * text each token lies, in UTF-16 indices as {@link String} counts them.
 */
@NullMarked
package dev.openbook.text;

import org.jspecify.annotations.NullMarked;
