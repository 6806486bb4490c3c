/** Decisions as values: every rule asked, what it said, and what follows. */
@NullMarked
package dev.openbook.rule;

import org.jspecify.annotations.NullMarked;
