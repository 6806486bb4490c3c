package dev.openbook.bom;

import dev.openbook.provenance.License;

/**
 * A licence of a part.
 *
 * @param license what is known of it
 * @param concluded whether we recognised it in a text; else its publisher declares it
 */
record PartLicense(License license, boolean concluded) {
    /** SPDX identifier or the words of whoever declared it. */
    String words() {
        return license.spdx().orElse(license.declared());
    }
}
