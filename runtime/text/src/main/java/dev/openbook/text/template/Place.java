package dev.openbook.text.template;

/**
 * Where a part of a template stands.
 *
 * @param offset index into the source
 * @param height how many levels of parts it holds
 */
record Place(int offset, int height) {}
