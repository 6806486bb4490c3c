package dev.openbook.library.split;

/**
 * A heading of a document.
 *
 * @param level 1 is the outermost
 * @param text its words
 * @param start where it stands, so that two headings of the same words are two
 */
record Heading(int level, String text, int start) {}
