/** The gate before a model opens: inspected, then judged, then opened. */
@NullMarked
package dev.openbook.admission;

import org.jspecify.annotations.NullMarked;
