/**
 * Rules at work where requests are made, passages found, texts written and answers given.
 *
 * <p>{@link dev.openbook.gate.Gates} asks them; {@link dev.openbook.gate.GuardedRetriever} and {@link
 * dev.openbook.gate.GuardedTextGenerator} stand in front of what they guard. Whatever is not known of a request closes and never
 * opens: a caller's own filter and the rules' are always combined so that both must hold.
 */
@NullMarked
package dev.openbook.gate;

import org.jspecify.annotations.NullMarked;
