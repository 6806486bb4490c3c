package dev.openbook.provenance;

/**
 * Where a fact comes from.
 *
 * @param source the file within the model, such as {@code README.md}, or another origin in a few words; may name a line
 *     as {@code README.md:7}
 * @param reason how the fact was got from there, as one short sentence
 */
public record Evidence(String source, String reason) {}
