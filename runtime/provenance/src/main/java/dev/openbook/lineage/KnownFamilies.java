package dev.openbook.lineage;

import dev.openbook.license.LicenseTable;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.License;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Under what terms some well-known publishers put out families of models, for ancestors whose own files tell no licence.
 * A conclusion from the name, which says so; not a claim. Only families whose terms are not open, or ask something of what is
 * made from them, are listed. Immutable and thread-safe.
 */
final class KnownFamilies {
    private static final String RESOURCE = "families.csv";

    private final List<Family> families;
    private final LicenseTable table;

    /** A family: names that it may have, and the identifier of its licence. */
    private record Family(String words, Pattern names, String license) {}

    private KnownFamilies(List<Family> families, LicenseTable table) {
        this.families = families;
        this.table = table;
    }

    static KnownFamilies standard(LicenseTable table) {
        try (InputStream stream = KnownFamilies.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the library's jar.");
            }
            return new KnownFamilies(new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", 2))
                    .map(fields -> new Family(fields[0], names(fields[0]), fields[1]))
                    .toList(), table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A star stands for any letters. */
    private static Pattern names(String words) {
        return Pattern.compile(
                List.of(words.split("\\*", -1)).stream().map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.CASE_INSENSITIVE);
    }

    /**
     * Terms of a model by its name.
     *
     * @param card whether its card is here, which then names no licence
     */
    Optional<Fact<License>> license(String model, boolean card) {
        return families.stream()
                .filter(family -> family.names().matcher(model).matches())
                .findFirst()
                .flatMap(family -> table.listed(family.license()).map(license -> Fact.inferred(
                        license,
                        model,
                        (card ? "Its card does not name a licence" : "Its card is not on this machine")
                                + "; its publisher puts out models named " + family.words()
                                + " under this licence.")));
    }

    /** Identifiers of all licences in the list. */
    List<String> licenses() {
        return families.stream().map(Family::license).distinct().toList();
    }
}
