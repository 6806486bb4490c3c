package dev.openbook.text.template;

/**
 * Where a variable's value is kept while a template runs.
 *
 * @param level how many routines stand around the one that keeps it
 * @param slot which of its places
 */
record Variable(int level, int slot) {}
