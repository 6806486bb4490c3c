/**
 * Makes the parts of a bill out of what inspection found: the model, its files, its card, its data sets, what it was made from.
 */
@NullMarked
package dev.openbook.bom.internal.listing;

import org.jspecify.annotations.NullMarked;
