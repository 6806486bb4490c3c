package dev.openbook.license;

import dev.openbook.provenance.License;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is known of some seven hundred licences, by SPDX identifier and by the identifiers of the Hugging Face hub.
 *
 * <p>A licence that is not in the table is never taken to be open. Immutable and thread-safe; reading it takes a few
 * milliseconds, so keep one.
 */
public final class LicenseTable {
    private static final String RESOURCE = "licenses.csv";
    private static final String RESTRICTIONS = "restrictions.csv";
    private static final String SOURCES = "sources.csv";
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9.+-]{1,100}");
    private static final String OTHER = "other";

    private final Map<String, LicenseRow> byHubIdentifier = new HashMap<>();
    private final Map<String, LicenseRow> byIdentifier = new HashMap<>();
    private final Map<String, LicenseRow> byCardName = new HashMap<>();

    private final Map<String, OpennessOfLicense> openness = new HashMap<>();

    private LicenseTable(List<LicenseRow> rows, List<RestrictionRow> restrictions) {
        rows.forEach(row -> byIdentifier.put(key(row.identifier()), row));
        for (RestrictionRow known : restrictions) {
            LicenseRow row = byIdentifier.merge(
                    key(known.identifier()), LicenseRow.closed(known), (listed, closed) -> listed.restricted(known.restriction()));
            known.cardNames().forEach(name -> byCardName.put(key(name), row));
        }
        for (LicenseRow row : byIdentifier.values()) {
            openness.put(row.identifier(), row.openness());
            row.hubIdentifiers().forEach(hub -> byHubIdentifier.put(key(hub), row));
        }
    }

    /** The table that comes with this library. */
    public static LicenseTable standard() {
        return new LicenseTable(LicenseRow.parse(resource(RESOURCE)), restrictions());
    }

    /** What was read of licences of open-weight models, and where. */
    static List<RestrictionRow> restrictions() {
        return RestrictionRow.parse(resource(RESTRICTIONS));
    }

    /** Where the table was taken from, and when. */
    public static List<LicenseSource> sources() {
        return resource(SOURCES)
                .lines()
                .skip(1)
                .map(line -> line.split(",", 3))
                .map(fields -> new LicenseSource(fields[0], fields[1], LocalDate.parse(fields[2])))
                .toList();
    }

    private static String resource(String name) {
        try (InputStream stream = LicenseTable.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing from the library's jar.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many licences are known. */
    public int size() {
        return byIdentifier.size();
    }

    /** The licence with an identifier of SPDX or of this table, if it is listed; capitals do not matter. */
    public Optional<License> listed(String identifier) {
        return Optional.ofNullable(byIdentifier.get(key(identifier))).map(row -> row.license(identifier));
    }

    /**
     * What a card's word for a licence stands for.
     *
     * @param declared a hub identifier such as {@code apache-2.0} or an SPDX identifier, in any case
     */
    public License find(String declared) {
        String word = declared.strip();
        LicenseRow row = byHubIdentifier.get(key(word));
        if (row == null) {
            row = byIdentifier.get(key(word));
        }
        return row != null ? row.license(declared) : unlisted(declared, word);
    }

    /**
     * What {@code license: other} with a name stands for. The name is looked up among licences of our own list only: a
     * card that says "other" does not mean a licence that the hub has a word for.
     *
     * @param name as {@code license_name} gives it
     */
    public License findOther(String name) {
        String declared = OTHER + " (" + name.strip() + ")";
        LicenseRow own = byIdentifier.get(key("LicenseRef-" + name.strip()));
        LicenseRow row = own != null ? own : byCardName.get(key(name.strip()));
        return row != null ? row.license(declared) : unlisted(declared, name.strip());
    }

    /**
     * What the Model Openness Framework makes of a licence. Identifiers are exact there, capitals included: "Apache 2.0" and
     * "apache-2.0" are no licence of its tables, and what is in no table is not open.
     */
    public OpennessOfLicense openness(String identifier) {
        return openness.getOrDefault(identifier, OpennessOfLicense.UNKNOWN);
    }

    private static License unlisted(String declared, String word) {
        Optional<String> reference = IDENTIFIER.matcher(word).matches()
                ? Optional.of("LicenseRef-HF-" + word.replace('+', '-'))
                : Optional.empty();
        return new License(declared, reference, false, false, Optional.empty());
    }

    private static String key(String identifier) {
        return identifier.toLowerCase(Locale.ROOT);
    }
}
