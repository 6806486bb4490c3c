/**
 * The writing side: how documents and passages become fields, and who may change them.
 *
 * <p>One block of Lucene documents stands for one file: its passages, then one that carries the {@link
 * dev.openbook.library.DocumentRecord}. A block is replaced at once, by the term of the file's path. What a commit says of
 * the library as a whole stands in its user data.
 */
@NullMarked
package dev.openbook.lucene.internal.index;

import org.jspecify.annotations.NullMarked;
