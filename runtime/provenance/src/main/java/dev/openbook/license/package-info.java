/**
 * Licences: from the words that a card uses to what is known of them.
 *
 * <p>Knowledge is a table, {@code licenses.csv}: SPDX identifiers with the flags of the Model Openness Tool's tables
 * (lfai/model_openness_tool, commit 8b5d30e, 2026-05-11), the Hugging Face hub's identifiers (huggingface/hub-docs, commit
 * 242f4a1, 2026-08-22), and licences of well-known open-weight models that neither lists. It is made
 * anew by {@code refresh-licenses.sh}, never edited by hand; {@link dev.openbook.license.LicenseTable#sources} says what from.
 *
 * <p>What licences of open-weight models restrict was read in their texts and stands in {@code restrictions.csv}, with the edition,
 * the address of what was read, and how far it confirms the words. That table is written by hand and goes over the other.
 */
@NullMarked
package dev.openbook.license;

import org.jspecify.annotations.NullMarked;
