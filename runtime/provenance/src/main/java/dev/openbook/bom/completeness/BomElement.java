package dev.openbook.bom.completeness;

/**
 * Something that a framework asks a bill of materials for.
 *
 * @param identifier of the framework, such as {@code MDL-03}
 * @param group part of the framework that it belongs to
 * @param name in a few words
 * @param present whether the bill says it; of several models or data sets, whether it says it of each
 * @param value what it says, or of how many it says it
 * @param byCaller whether what it says is the word of whoever makes the bill
 * @param supplier who could say it
 */
public record BomElement(
        String identifier, String group, String name, boolean present, String value, boolean byCaller, BomSupplier supplier) {}
