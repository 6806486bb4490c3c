/**
 * Writes a bill as SPDX 3.0.1, JSON-LD.
 */
@NullMarked
package dev.openbook.bom.internal.spdx;

import org.jspecify.annotations.NullMarked;
