/**
 * Files to text with structure. {@link dev.openbook.library.read.DocumentReaders} tells what a file is, checks that its
 * name does not say otherwise, and hands it to the reader of that type. Plain text, Markdown and HTML are read here;
 * readers of other formats plug in as services of type {@link dev.openbook.document.DocumentReader}.
 */
@NullMarked
package dev.openbook.library.read;

import org.jspecify.annotations.NullMarked;
