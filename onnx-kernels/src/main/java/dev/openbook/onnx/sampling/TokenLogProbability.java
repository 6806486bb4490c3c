package dev.openbook.onnx.sampling;

/**
 * How likely a token is.
 *
 * @param id number in the vocabulary
 * @param logProbability natural logarithm of its probability, at most 0; negative infinity if it is impossible
 */
public record TokenLogProbability(int id, double logProbability) {}
