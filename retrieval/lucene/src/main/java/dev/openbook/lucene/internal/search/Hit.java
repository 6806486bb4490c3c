package dev.openbook.lucene.internal.search;

/**
 * A passage that was found, before it is read.
 *
 * @param doc its number within the generation
 * @param score its score
 */
record Hit(int doc, double score) {}
