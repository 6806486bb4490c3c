/** Receipts: how an answer came about, as canonical JSON without a word of the documents. */
@NullMarked
package dev.openbook.receipt;

import org.jspecify.annotations.NullMarked;
