package dev.openbook.mof;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a release contains and under which licences, as somebody wrote it down: a record of the Model Openness Tool.
 *
 * @param framework {@code version} and {@code date} of the framework as the record gives them
 * @param about what the record says of the release beside licences and components: those of {@code name}, {@code version}, {@code
 *     date}, {@code type}, {@code architecture}, {@code treatment}, {@code origin}, {@code producer}, {@code contact}, {@code
 *     repository} and {@code huggingface} that it has; keys that the framework does not define are left out
 * @param licenses of the release as a whole
 * @param entries what it contains; a component once
 */
public record MofRecord(
        Map<String, String> framework, Map<String, String> about, MofLicenses licenses, List<MofEntry> entries) {
    /** Keys of {@code about} in the order in which records have them. */
    static final List<String> ABOUT = List.of(
            "name", "version", "date", "type", "architecture", "treatment", "origin", "producer", "contact", "repository",
            "huggingface");

    private static final String UNLICENSED = "unlicensed";

    /** Copies. */
    public MofRecord {
        framework = Map.copyOf(framework);
        about = Map.copyOf(about);
        entries = List.copyOf(entries);
    }

    /** The licence under which a component is included, or nothing; one that says it has none does not fall back on the release's. */
    public Optional<String> license(MofEntry entry) {
        return licenses.of(entry).filter(name -> !name.isEmpty() && !name.equals(UNLICENSED));
    }

    /** The name of the release, or nothing. */
    public String name() {
        return about.getOrDefault("name", "");
    }
}
