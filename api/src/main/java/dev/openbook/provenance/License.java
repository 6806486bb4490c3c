package dev.openbook.provenance;

import java.util.Optional;

/**
 * A licence as declared, and what is known of it.
 *
 * @param declared the words of whoever declared it, such as {@code apache-2.0}
 * @param spdx SPDX identifier, or a {@code LicenseRef-…} for a licence that SPDX does not list; empty if the words name no
 *     single licence
 * @param osiApproved whether the Open Source Initiative approved it
 * @param open whether it is open for software, data or weights as the Model Openness Framework sees it
 * @param restriction what a licence that is not open restricts, in a few words; empty if nothing is known
 */
public record License(
        String declared, Optional<String> spdx, boolean osiApproved, boolean open, Optional<String> restriction) {}
