/**
 * Text, written by models. {@link dev.openbook.generate.TextGenerators} opens a generator from a model's files; prompts
 * become tokens, tokens are chosen one by one, text is heard as soon as it is certain, and many callers take turns.
 */
@NullMarked
package dev.openbook.generate;

import org.jspecify.annotations.NullMarked;
