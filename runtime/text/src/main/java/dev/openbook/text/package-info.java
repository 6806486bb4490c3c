/**
 * Text as models read it. {@link dev.openbook.text.Tokenizers} opens the {@code tokenizer.json} of a model, the format of
 * Hugging Face's tokenizers library; a {@link dev.openbook.text.Tokenizer} turns text into token ids and says where in the
 * text each token lies, in UTF-16 indices as {@link String} counts them. An {@link dev.openbook.text.IncrementalDetokenizer}
 * makes text of tokens as they are generated, and a {@link dev.openbook.text.SpecialTokenGuard} keeps text from outside from
 * spelling the tokens that steer a model. {@link dev.openbook.text.ChatTemplates} finds the template by which a model wants
 * conversations written down, and a {@link dev.openbook.text.ChatTemplate} fills it.
 */
@NullMarked
package dev.openbook.text;

import org.jspecify.annotations.NullMarked;
