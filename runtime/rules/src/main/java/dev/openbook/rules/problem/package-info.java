/** What can be wrong with a rule file, as values with a place. */
@NullMarked
package dev.openbook.rules.problem;

import org.jspecify.annotations.NullMarked;
