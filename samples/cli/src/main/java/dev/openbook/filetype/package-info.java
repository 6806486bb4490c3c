/**
 * A sample: any open model whose graph takes and gives numbers can be run through the kernels, here one that tells what a file
 * is from its bytes.
 */
@NullMarked
package dev.openbook.filetype;

import org.jspecify.annotations.NullMarked;
