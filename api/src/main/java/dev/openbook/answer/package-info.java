/** Questions, answers, and the receipts that say how one led to the other. */
@NullMarked
package dev.openbook.answer;

import org.jspecify.annotations.NullMarked;
