/**
 * What others ask a bill of materials for: the minimum elements of the G7 and the fields of the score of OWASP, each with whether a
 * bill has it and who could say it. {@link dev.openbook.bom.BomCompleteness} puts them together.
 */
@NullMarked
package dev.openbook.bom.completeness;

import org.jspecify.annotations.NullMarked;
