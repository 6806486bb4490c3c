package dev.openbook.mof;

/**
 * A licence as a record names it.
 *
 * @param name an identifier of SPDX, if the record is to count; may be empty
 * @param path where its text lies; may be empty
 */
public record NamedLicense(String name, String path) {}
