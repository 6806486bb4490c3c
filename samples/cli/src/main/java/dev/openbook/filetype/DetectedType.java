package dev.openbook.filetype;

/**
 * What a file is.
 *
 * @param label its type by Magika's name, such as {@code pdf}; {@code txt} or {@code unknown} where the model is not sure enough
 * @param modelLabel what the model thinks; empty if the file is too short to ask it
 * @param score how sure the model is, between 0 and 1; 1 if it was not asked
 */
public record DetectedType(String label, String modelLabel, double score) {}
