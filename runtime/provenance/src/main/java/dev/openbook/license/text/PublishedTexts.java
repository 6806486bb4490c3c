package dev.openbook.license.text;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The texts of the SPDX list that come with this library, as words without punctuation and capitals (see {@link TextsFile} for
 * the file).
 *
 * <p>Immutable and thread-safe. Reading them takes some hundred milliseconds in a fresh JVM and keeps three megabytes.
 */
public final class PublishedTexts {
    private static final String RESOURCE = "texts.bin";

    private final String listVersion;
    private final String listDate;
    private final List<KnownLicense> all;

    private PublishedTexts(String listVersion, String listDate, List<KnownLicense> all) {
        this.listVersion = listVersion;
        this.listDate = listDate;
        this.all = List.copyOf(all);
    }

    /** Version of the SPDX licence list that they were made from. */
    public String listVersion() {
        return listVersion;
    }

    /** Date of that list, as it gives it. */
    public String listDate() {
        return listDate;
    }

    /** A licence each, or several that share a text. */
    List<KnownLicense> all() {
        return all;
    }

    /** Those that are left when one is not known. */
    PublishedTexts without(KnownLicense license) {
        return new PublishedTexts(listVersion, listDate, all.stream().filter(one -> !one.equals(license)).toList());
    }

    /** Those of this library. */
    public static PublishedTexts standard() {
        try (InputStream stream = PublishedTexts.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the library's jar.");
            }
            return of(TextsFile.read(new DataInputStream(new BufferedInputStream(stream))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PublishedTexts of(TextsFile file) {
        Map<String, List<TextForm>> byIdentifier = new LinkedHashMap<>();
        file.forms().forEach(form -> byIdentifier.computeIfAbsent(form.identifier(), key -> new ArrayList<>()).add(form));
        Map<List<Integer>, KnownLicense> groups = new LinkedHashMap<>();
        byIdentifier.forEach((identifier, forms) -> {
            // Where the list disagrees with itself, the first form is the template, and the text of the second is what people copy.
            Fingerprint fingerprint = forms.getFirst().fingerprint(forms.getLast());
            if (fingerprint.required().length > 0) {
                groups.merge(
                        Arrays.stream(fingerprint.required()).boxed().toList(),
                        new KnownLicense(List.of(identifier), fingerprint, forms),
                        PublishedTexts::together);
            }
        });
        return new PublishedTexts(file.listVersion(), file.listDate(), List.copyOf(groups.values()));
    }

    /**
     * Licences of the same words become one. Shortest names come first, so that "only" stands before "or-later", which grants
     * more than the text says.
     */
    private static KnownLicense together(KnownLicense one, KnownLicense other) {
        Set<String> identifiers = new LinkedHashSet<>(one.identifiers());
        identifiers.addAll(other.identifiers());
        List<TextForm> forms = new ArrayList<>(one.forms());
        other.forms().stream().filter(form -> forms.stream().noneMatch(form::sameAs)).forEach(forms::add);
        return new KnownLicense(
                identifiers.stream()
                        .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                        .toList(),
                one.fingerprint().and(other.fingerprint()),
                forms);
    }
}
