package dev.openbook.bom.internal.part;

import dev.openbook.provenance.License;

/**
 * A licence of a part.
 *
 * @param license what is known of it
 * @param concluded whether we recognised it in a text; else its publisher declares it
 */
public record PartLicense(License license, boolean concluded) {
    /** SPDX identifier or the words of whoever declared it. */
    public String words() {
        return license.spdx().orElse(license.declared());
    }
}
