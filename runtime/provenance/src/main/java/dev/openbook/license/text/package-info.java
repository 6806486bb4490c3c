/**
 * Recognises the texts of licences by their words.
 *
 * <p>No text is in this library: of each licence of the SPDX list there are digests of its four-word runs (a sample of them for
 * long ones), as {@code fingerprints.bin}. White space, case, punctuation, bullets, copyright lines and the parts that the
 * SPDX templates mark as replaceable or optional do not count, as in the
 * <a href="https://spdx.github.io/spdx-spec/v2.3/license-matching-guidelines-and-templates/">matching guidelines</a>. Licences
 * of open-weight models, which SPDX does not list, are known by their titles.
 */
@NullMarked
package dev.openbook.license.text;

import org.jspecify.annotations.NullMarked;
