/**
 * BERT's way of splitting text, in Java: for the texts whose ids it knows for certain. The native library splits in the same
 * way, but a call costs it a hundred microseconds where a model has just emptied the processor's caches, as much as a
 * twentieth of a small model's own run over a question.
 */
@NullMarked
package dev.openbook.text.internal.wordpiece;

import org.jspecify.annotations.NullMarked;
