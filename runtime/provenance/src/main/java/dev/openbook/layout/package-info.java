/**
 * How a model's folder is arranged: which convention it follows, which graph is opened first, where the tokenizer lies and
 * what the model is for. Read once, from names and small configuration files; everyone else takes the result.
 */
@NullMarked
package dev.openbook.layout;

import org.jspecify.annotations.NullMarked;
