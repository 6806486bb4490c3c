package dev.openbook.bom.internal.document;

import dev.openbook.license.LicenseTable;
import java.util.Set;

/**
 * Which words for a licence are identifiers that a format knows. CycloneDX has a list of its own (schema {@code spdx}), older than
 * SPDX's, and a document with an identifier that it lacks is not valid.
 */
public final class ListedLicenses {
    private static final Set<String> NOT_IN_SPDX = Set.of("BSD-2-clause-first-lines", "BigScience-BLOOM-RAIL-1.0", "ODC-PDDL-1.0");
    /** In SPDX's list, but not on every released list of CycloneDX 1.6 and 1.7. */
    private static final Set<String> TOO_NEW = Set.of("OpenMDW-1.0", "OpenMDW-1.1");

    /** Reading the table costs more than writing a bill; it is read once, by the first bill that names a licence. */
    private static final LicenseTable TABLE = LicenseTable.standard();

    private ListedLicenses() {}

    /** Whether it is an identifier in CycloneDX. */
    public static boolean inCycloneDx(String words) {
        return inSpdx(words) && !TOO_NEW.contains(words);
    }

    /** Whether it is an identifier of the SPDX list. */
    public static boolean inSpdx(String words) {
        return !words.startsWith("LicenseRef-")
                && !NOT_IN_SPDX.contains(words)
                && TABLE.find(words).spdx().filter(words::equals).isPresent();
    }
}
