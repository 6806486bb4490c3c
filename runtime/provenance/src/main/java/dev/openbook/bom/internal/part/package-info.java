/**
 * The one record that every format and every report is written from: a bill and its parts, in no format's own terms.
 */
@NullMarked
package dev.openbook.bom.internal.part;

import org.jspecify.annotations.NullMarked;
