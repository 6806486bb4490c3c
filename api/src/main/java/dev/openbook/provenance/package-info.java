/**
 * What is known of a model and how it is known.
 *
 * <p>{@link dev.openbook.provenance.ModelProvenance} is the whole; its leaves are plain values where they were measured
 * from bytes and {@link dev.openbook.provenance.Fact}s where somebody has to be believed.
 */
@NullMarked
package dev.openbook.provenance;

import org.jspecify.annotations.NullMarked;
