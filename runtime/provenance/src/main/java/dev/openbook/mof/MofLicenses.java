package dev.openbook.mof;

import dev.openbook.provenance.MofComponent.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Licences of a release as a whole.
 *
 * @param distribution of everything that has no other
 * @param byKind of all code, all data, all documents
 */
public record MofLicenses(Optional<NamedLicense> distribution, Map<Kind, NamedLicense> byKind) {
    /** Copies the map. */
    public MofLicenses {
        byKind = Map.copyOf(byKind);
    }

    /** None at all. */
    public static MofLicenses none() {
        return new MofLicenses(Optional.empty(), Map.of());
    }

    /** One for everything. */
    public static MofLicenses distribution(String name) {
        return new MofLicenses(Optional.of(new NamedLicense(name, "")), Map.of());
    }

    /** What a component's licence is called: by itself, by its kind, or with everything else. */
    Optional<String> of(MofEntry entry) {
        return entry.license()
                .or(() -> Optional.ofNullable(byKind.get(entry.component().kind()))
                        .map(NamedLicense::name)
                        .filter(name -> !name.isEmpty()))
                .or(() -> distribution.map(NamedLicense::name));
    }

    /** Those by kind, in the order of records. */
    Map<Kind, NamedLicense> inOrder() {
        Map<Kind, NamedLicense> ordered = new EnumMap<>(Kind.class);
        ordered.putAll(byKind);
        return ordered;
    }
}
