package dev.openbook.bom;

/**
 * A model that another one was made from.
 *
 * @param coordinates what it is called
 * @param relation how the one came from the other, in a word
 * @param reference of the ancestor if this bill lists it too; empty if it does not
 */
record Ancestor(Coordinates coordinates, String relation, String reference) {}
