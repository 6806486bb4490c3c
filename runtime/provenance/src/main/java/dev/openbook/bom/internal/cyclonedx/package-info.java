/**
 * Writes a bill as CycloneDX (ECMA-424, versions 1.6 and 1.7), JSON.
 */
@NullMarked
package dev.openbook.bom.internal.cyclonedx;

import org.jspecify.annotations.NullMarked;
