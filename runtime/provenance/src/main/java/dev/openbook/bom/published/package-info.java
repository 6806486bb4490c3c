/**
 * Bills of materials that others published: read with bounds, and compared with the model that is here.
 */
@NullMarked
package dev.openbook.bom.published;

import org.jspecify.annotations.NullMarked;
