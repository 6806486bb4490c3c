/**
 * Libraries kept in Lucene 10, on disk or in memory. {@link dev.openbook.lucene.LuceneLibrary} is the door; {@link
 * dev.openbook.lucene.LuceneIndex} is the bare index for those who compose their own library. No signature here shows a
 * type of Lucene.
 */
@NullMarked
package dev.openbook.lucene;

import org.jspecify.annotations.NullMarked;
