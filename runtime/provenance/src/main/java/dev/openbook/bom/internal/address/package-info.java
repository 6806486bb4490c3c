/**
 * What a part is called elsewhere: its coordinates, its address in a registry, its page.
 */
@NullMarked
package dev.openbook.bom.internal.address;

import org.jspecify.annotations.NullMarked;
