package dev.openbook.label;

import dev.openbook.provenance.License;
import dev.openbook.provenance.Restriction;

/** Says in words what a licence is and whether it is open. Thread-safe. */
public final class LicenseWords {
    private LicenseWords() {}

    /** Such as {@code Apache-2.0, open (approved by the Open Source Initiative)}; as strangers wrote it, so not yet plain. */
    public static String of(License license) {
        if (license.open()) {
            return name(license) + ", open" + (license.osiApproved() ? " (approved by the Open Source Initiative)" : "");
        }
        return license.restriction()
                .map(restricts -> name(license) + ", NOT open: " + Restriction.inPlainWords(restricts))
                .orElse(name(license) + ", not known to be open");
    }

    static String name(License license) {
        return license.spdx().orElse(license.declared());
    }
}
