package dev.openbook.license.text;

import java.util.List;

/**
 * A licence whose text is known.
 *
 * @param identifiers of SPDX, of the licences that have this text; one, unless the text cannot tell them apart
 * @param fingerprint what finds it among the others
 * @param forms in which it is published; any of them is its text
 */
record KnownLicense(List<String> identifiers, Fingerprint fingerprint, List<TextForm> forms) {
    /** Copies the lists. */
    KnownLicense {
        identifiers = List.copyOf(identifiers);
        forms = List.copyOf(forms);
    }
}
