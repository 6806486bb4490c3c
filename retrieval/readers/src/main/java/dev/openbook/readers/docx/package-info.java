/**
 * Word files (Office Open XML, ECMA-376 and ISO/IEC 29500, transitional and strict) to text.
 *
 * <p>Only the parts that hold text are unpacked, each is read once as a stream, and only what is needed stays: the
 * styles, the notes, and the blocks found so far. {@link dev.openbook.readers.docx.DocxReader} is the door, and the only
 * public type.
 */
@NullMarked
package dev.openbook.readers.docx;

import org.jspecify.annotations.NullMarked;
