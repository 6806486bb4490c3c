package dev.openbook.bom.internal.part;

import dev.openbook.bom.internal.address.WebAddress;

/**
 * Something to look up elsewhere.
 *
 * @param kind as CycloneDX names kinds of external references, such as {@code website}
 * @param spdxKind as SPDX names them, such as {@code altWebPage}
 * @param url where
 * @param comment what is there; may be empty
 */
public record ExternalLink(String kind, String spdxKind, String url, String comment) {
    /** What CycloneDX calls a signature; one lies beside the model, so that its address is a file's name. */
    public static final String SIGNATURE = "digital-signature";

    /** Whether it can be written as an address. */
    public boolean sound() {
        return kind.equals(SIGNATURE) || WebAddress.sound(url);
    }
}
