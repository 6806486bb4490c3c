package dev.openbook.license.text;

import java.util.List;
import java.util.Optional;

/**
 * What a text is.
 *
 * @param licenses whose texts are in it, the one that explains most first; empty if it is of no known licence
 * @param rest words that belong to none of them, in order, as {@link LicenseWords} has them
 */
public record Recognition(List<RecognizedLicense> licenses, List<String> rest) {
    /** Words at which something is held back that the licence itself would grant. */
    private static final List<String> RESERVATIONS = List.of(
            " non commercial ", " noncommercial ", " commercial use ", " commercial purposes ", " commons clause ",
            " research only ", " research purposes ", " academic use ", " personal use ", " not be used ", " may not use ",
            " prohibited ", " additional conditions ", " additional terms ", " following restrictions ", " without permission ");

    /** Copies the lists. */
    public Recognition {
        licenses = List.copyOf(licenses);
        rest = List.copyOf(rest);
    }

    /** The phrase with which the words besides the licences seem to hold something back. */
    public Optional<String> reservation() {
        String words = " " + String.join(" ", rest) + " ";
        return RESERVATIONS.stream().filter(words::contains).map(String::strip).findFirst();
    }
}
