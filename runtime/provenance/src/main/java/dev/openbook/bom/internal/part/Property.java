package dev.openbook.bom.internal.part;

/**
 * A fact for which a format has no field of its own.
 *
 * @param name with the name space in front, such as {@code openbook:onnx:producer}
 * @param value in words
 */
public record Property(String name, String value) {}
