/**
 * PDF pages to text: glyphs → runs → segments → reading order → paragraphs → headings → blocks.
 *
 * <p>A PDF holds glyphs at places, not words, lines or paragraphs. Each step here rebuilds one of them from geometry and
 * hands it to the next; the steps know nothing of each other. {@link dev.openbook.readers.pdf.PdfReader} is the door,
 * and the only public type.
 */
@NullMarked
package dev.openbook.readers.pdf;

import org.jspecify.annotations.NullMarked;
