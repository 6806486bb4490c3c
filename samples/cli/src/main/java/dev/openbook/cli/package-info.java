/** The command line: a thin layer of words and JSON over {@link dev.openbook.Openbook}. */
@NullMarked
package dev.openbook.cli;

import org.jspecify.annotations.NullMarked;
