/**
 * Recognises the texts of licences by their words.
 *
 * <p>The texts of the SPDX list are in {@code texts.bin} as words in a row, with the parts that SPDX's templates mark as
 * replaceable or optional. Digests of four-word runs choose candidates; then a candidate is compared word for word, after the
 * <a href="https://spdx.github.io/spdx-spec/v2.3/license-matching-guidelines-and-templates/">matching guidelines</a>, except that
 * where they let anything stand, here only a name may. Licences of open-weight models, which SPDX does not list, are known by their
 * titles.
 */
@NullMarked
package dev.openbook.license.text;

import org.jspecify.annotations.NullMarked;
