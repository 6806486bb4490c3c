package dev.openbook.bom;

/**
 * A fact for which a format has no field of its own.
 *
 * @param name with the name space in front, such as {@code openbook:onnx:producer}
 * @param value in words
 */
record Property(String name, String value) {}
