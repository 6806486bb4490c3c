package dev.openbook.provenance;

/**
 * Something that was done to a model on the way from its ancestor.
 *
 * @param operation what: {@code converted}, {@code quantized}, {@code merged}, {@code trained}, {@code saved}, {@code loaded} (a
 *     configuration, which may come from further up than the weights)
 * @param tool name and version of the program that did it, empty if it is not known
 * @param detail how, such as {@code MatMulNBits(bits=4, block_size=32)}, empty if there is nothing to say
 */
public record LineageStep(String operation, String tool, String detail) {}
