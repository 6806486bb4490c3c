/** Benchmarks: programs that measure, each beside something else in one run. */
@NullMarked
package dev.openbook.benchmarks;

import org.jspecify.annotations.NullMarked;
