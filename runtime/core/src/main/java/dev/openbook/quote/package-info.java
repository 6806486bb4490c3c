/**
 * Answers by quotation: the sentences of the library that answer a question best, verbatim and cited. Needs no generator
 * and cannot invent anything.
 */
@NullMarked
package dev.openbook.quote;

import org.jspecify.annotations.NullMarked;
