/**
 * Questions answered with words of a text, by models that mark where an answer begins and ends. {@link
 * dev.openbook.extract.ExtractiveReaders} opens one. Not called {@code read}, as documents are read elsewhere.
 */
@NullMarked
package dev.openbook.extract;

import org.jspecify.annotations.NullMarked;
