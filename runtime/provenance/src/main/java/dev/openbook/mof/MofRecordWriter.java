package dev.openbook.mof;

import dev.openbook.card.internal.Scalars;
import dev.openbook.json.PlainWords;
import dev.openbook.provenance.MofComponent.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes records in today's form of the Model Openness Tool: the same bytes for the same record. What {@link MofRecordReader}
 * reads of them is the record again.
 */
public final class MofRecordWriter {
    private final StringBuilder yaml = new StringBuilder();

    private MofRecordWriter() {}

    /** The record as YAML. */
    public static String write(MofRecord release) {
        return new MofRecordWriter().record(release);
    }

    private String record(MofRecord release) {
        yaml.append("framework:\n");
        line(2, "name", "Model Openness Framework");
        line(2, "version", release.framework().getOrDefault("version", "1.0"));
        line(2, "date", release.framework().getOrDefault("date", "2024-12-15"));
        yaml.append("release:\n");
        for (String key : MofRecord.ABOUT) {
            Optional.ofNullable(release.about().get(key)).ifPresent(text -> line(2, key, text));
        }
        licenses(release.licenses());
        yaml.append("  components:").append(release.entries().isEmpty() ? " []\n" : "\n");
        release.entries().forEach(this::entry);
        return yaml.toString();
    }

    private void licenses(MofLicenses licenses) {
        boolean none = licenses.distribution().isEmpty() && licenses.byKind().isEmpty();
        yaml.append("  license:").append(none ? " {}\n" : "\n");
        licenses.distribution().ifPresent(license -> license("distribution", license));
        for (Map.Entry<Kind, NamedLicense> license : licenses.inOrder().entrySet()) {
            license(license.getKey().name().toLowerCase(Locale.ROOT), license.getValue());
        }
    }

    private void license(String key, NamedLicense license) {
        yaml.append("    ").append(key).append(":\n");
        line(6, "name", license.name());
        line(6, "path", license.path());
    }

    private void entry(MofEntry entry) {
        yaml.append("    -\n");
        line(6, "name", entry.component().label());
        line(6, "description", entry.description());
        entry.license().ifPresent(license -> line(6, "license", license));
        present("license_path", entry.licensePath());
        present("component_path", entry.componentPath());
    }

    private void present(String key, String text) {
        if (!text.isEmpty()) {
            line(6, key, text);
        }
    }

    /** Every value is quoted, so that no reader takes a version for a number or a word for a truth value. */
    private void line(int indent, String key, String text) {
        yaml.append(" ".repeat(indent)).append(key).append(": \"");
        Scalars.wellFormed(text).codePoints().forEach(this::character);
        yaml.append("\"\n");
    }

    private void character(int point) {
        if (point == '"' || point == '\\') {
            yaml.append('\\').appendCodePoint(point);
        } else if (!PlainWords.of(Character.toString(point)).equals(Character.toString(point))) { // steers a terminal or a reader
            yaml.append(String.format(Locale.ROOT, "\\U%08X", point));
        } else {
            yaml.appendCodePoint(point);
        }
    }
}
