package dev.openbook.license;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.License;
import java.util.List;

/**
 * What one licence file holds.
 *
 * @param file its path
 * @param license the licence; unknown if the text is of none that is known, or says more than it
 * @param identifiers every licence that the text may be, since some share one text; empty if it was not recognised
 */
record LicenseText(String file, Fact<License> license, List<String> identifiers) {
    /** Copies the list. */
    LicenseText {
        identifiers = List.copyOf(identifiers);
    }
}
