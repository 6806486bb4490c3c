/**
 * Keeps an index in step with folders: scan, plan, apply, commit. The index itself remembers what was read and when, so
 * that there is nothing else that could drift away from it; after a crash the next scan simply plans again.
 */
@NullMarked
package dev.openbook.library.sync;

import org.jspecify.annotations.NullMarked;
