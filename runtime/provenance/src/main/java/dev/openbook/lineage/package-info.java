/** Where a model descends from, as far as its card says or lets conclude. */
@NullMarked
package dev.openbook.lineage;

import org.jspecify.annotations.NullMarked;
