/**
 * A model's label: what somebody who must decide about a model wants to know first, in few lines and plain words, as on food.
 * The words are for people and may change with any release; programs read {@link dev.openbook.provenance.ModelProvenance}.
 */
@NullMarked
package dev.openbook.label;

import org.jspecify.annotations.NullMarked;
