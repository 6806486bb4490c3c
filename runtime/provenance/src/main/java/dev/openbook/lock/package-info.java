/**
 * Lock files: which models an application uses, pinned by the digest of their bytes, so that the application opens these and
 * no others, on every machine.
 */
@NullMarked
package dev.openbook.lock;

import org.jspecify.annotations.NullMarked;
