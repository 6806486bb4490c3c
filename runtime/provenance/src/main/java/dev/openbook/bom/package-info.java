/**
 * Bills of materials for models: what a model, or an application with its models, is made of, in the two formats that the
 * field exchanges: CycloneDX (ECMA-424, versions 1.6 and 1.7) and SPDX 3.0.1 (JSON-LD).
 *
 * <p>{@link dev.openbook.bom.BillOfMaterials} is put together once from what is known and then written in any format; {@link
 * dev.openbook.bom.BomCompleteness} says what others would ask for and nobody has said yet. Nothing is made up: no date
 * without a clock that the caller gives, no supplier, no licence. The same facts give the same bytes.
 */
@NullMarked
package dev.openbook.bom;

import org.jspecify.annotations.NullMarked;
