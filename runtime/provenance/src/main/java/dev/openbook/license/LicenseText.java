package dev.openbook.license;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.License;
import java.util.List;

/**
 * What one licence file holds.
 *
 * @param file its path
 * @param license the licence; unknown if the text is of none that is known, or is that of an open one with other words
 * @param identifiers every licence that the text may be, since some share one text; empty if it is none for sure
 * @param standing how near it is to the published text
 */
record LicenseText(String file, Fact<License> license, List<String> identifiers, Standing standing) {
    /** Copies the list. */
    LicenseText {
        identifiers = List.copyOf(identifiers);
    }

    /** How near a text is to the published one. */
    enum Standing {
        /** Word for word, or the licence is only named, so that there is nothing to compare. */
        SAME,
        /** Word for word, and other words around it. */
        MORE,
        /** With words added, missing or replaced. */
        CHANGED,
        /** Of no licence that is known here. */
        UNKNOWN
    }
}
