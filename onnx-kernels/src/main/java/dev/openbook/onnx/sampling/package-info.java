/**
 * From logits to the next token. {@link dev.openbook.onnx.sampling.TokenSampler} is the door.
 *
 * <p>Three kinds of parts, one rule in each: a {@code LogitsStep} changes the logits of single tokens in place (bias,
 * penalties, forbidden repetition); a {@code CandidateSource} makes one pass over the vocabulary and brings home the tokens
 * that may be drawn (top-k, or all that have any weight); a {@code CandidateStep} weighs these and drops some (temperature,
 * top-p, min-p). Then one is drawn. Whatever else decides about single tokens, such as a grammar that masks the vocabulary,
 * is one more {@code LogitsStep}.
 *
 * <p>Edge cases are those of the logits processors of the transformers library, checked against it; where that library
 * leaves something to chance or to rounding, the class says what is done here. Arithmetic is plain double precision, so the
 * same logits, options and seed give the same tokens on every Java machine.
 */
@NullMarked
package dev.openbook.onnx.sampling;

import org.jspecify.annotations.NullMarked;
