package dev.openbook.license.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a text is.
 *
 * @param licenses whose texts are in it, the one that explains most first; empty if it is of no known licence
 * @param rest words that belong to none of them, in order, as {@link LicenseWords} has them
 * @param copyrightLines words of the lines that count for no licence, in order
 */
public record Recognition(List<RecognizedLicense> licenses, List<String> rest, List<String> copyrightLines) {
    /** Titles, names and notes beside a licence's text are fewer words; more may be anything (see the tests). */
    private static final int MAX_REST = 50;

    /**
     * Words of some published texts that fingerprints leave out, since SPDX marks them as optional or replaceable; for texts of
     * list 3.28 that have more than {@link #MAX_REST} such words and whose licence is open.
     */
    private static final Map<String, Integer> OPTIONAL_WORDS = Map.of(
            "LGPL-3.0-only", 61, "CC-BY-3.0", 98, "CC-BY-SA-3.0", 99, "ODC-By-1.0", 101, "ODbL-1.0", 701);

    /** Words at which something is held back that the licence itself would grant, in languages that model publishers write. */
    private static final List<String> RESERVATIONS = List.of(
            " non commercial ", " noncommercial ", " commercial use ", " commercial purposes ", " commons clause ",
            " research only ", " research purposes ", " academic use ", " personal use ", " not be used ", " may not use ",
            " prohibited ", " additional conditions ", " additional terms ", " following restrictions ", " without permission ",
            " no redistribution ", " not redistribute ", " evaluation only ", " evaluation purposes ", " internal use ",
            " kommerziell", " untersagt ", " verboten ", " nicht gestattet ", " nicht erlaubt ",
            " commerciale ", " commerciales ", " commerciali ", " interdit", " vietat",
            " comercial ", " comerciais ", " comerciales ", " prohibid", " proibid",
            "商业", "商用", "商業", "非營利", "상업", "коммерческ");

    /** Words of titles, besides the name of the licence. */
    private static final Set<String> OF_TITLES = Set.of(
            "the", "a", "this", "is", "of", "and", "license", "licensed", "under", "version", "text", "full", "spdx", "identifier",
            "copyright", "notice", "software", "begin", "end");

    /** Copies the lists. */
    public Recognition {
        licenses = List.copyOf(licenses);
        rest = List.copyOf(rest);
        copyrightLines = List.copyOf(copyrightLines);
    }

    /** Whether there is nothing besides the licences but what may be their titles. */
    public boolean onlyTitlesBesides() {
        Set<String> names = licenses.stream()
                .flatMap(license -> license.identifiers().stream())
                .flatMap(identifier -> LicenseWords.of(identifier).all().stream())
                .collect(Collectors.toSet());
        return rest.stream().allMatch(word -> OF_TITLES.contains(word) || names.contains(word));
    }

    /** Whether there is so much besides the licences that the whole may be another one. */
    public boolean muchBesides() {
        int most = licenses.stream()
                .mapToInt(license -> MAX_REST + OPTIONAL_WORDS.getOrDefault(license.identifiers().getFirst(), 0))
                .sum();
        return rest.size() > most;
    }

    /** Whether the words besides the licences set terms, as names and notes do not. */
    public boolean setsTerms() {
        return rest.stream().anyMatch(TermWords::contains);
    }

    /** The phrase with which the words besides the licences, copyright lines included, seem to hold something back. */
    public Optional<String> reservation() {
        String words = " " + String.join(" ", rest) + " \n " + String.join(" ", copyrightLines) + " ";
        return RESERVATIONS.stream().filter(words::contains).map(String::strip).findFirst();
    }
}
