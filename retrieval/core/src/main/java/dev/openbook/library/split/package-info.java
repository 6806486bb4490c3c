/**
 * Documents to passages. {@link dev.openbook.library.split.PassageSplitter} packs whole sentences of one section into
 * passages that an embedding model can take in at once; {@link dev.openbook.library.split.Sentences} says where sentences
 * end.
 */
@NullMarked
package dev.openbook.library.split;

import org.jspecify.annotations.NullMarked;
