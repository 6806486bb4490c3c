package dev.openbook.license;

import dev.openbook.provenance.License;
import dev.openbook.provenance.MofComponent.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A row of the table.
 *
 * @param identifier of SPDX, {@code LicenseRef-…}, or {@code hf:…} for a word that names no single licence
 * @param osiApproved whether the Open Source Initiative approved it
 * @param openness what the Model Openness Framework makes of it
 * @param hubIdentifiers words that the Hugging Face hub has for it
 * @param restriction what it restricts, empty if nothing is known
 */
record LicenseRow(
        String identifier,
        boolean osiApproved,
        OpennessOfLicense openness,
        List<String> hubIdentifiers,
        Optional<String> restriction) {
    private static final String FAMILY = "hf:";
    /** SPDX's identifier of the licence that the Model Openness Tool lists as open under a name that does not exist. */
    private static final String MISNAMED_OPEN = "PDDL-1.0";

    private static final List<String> COLUMNS = List.of(
            "id", "name", "source", "osi_approved", "fsf_libre", "mot_open_data", "mot_open", "type_appropriate",
            "mof_ok_for", "mof_conditional_for", "deprecated", "hf_ids", "restriction");

    /** Reads the table: a line of column names, then a licence a line, quoted as RFC 4180 has it. */
    static List<LicenseRow> parse(String table) {
        List<String> lines = table.lines().toList();
        if (!fields(lines.getFirst()).equals(COLUMNS)) {
            throw new IllegalStateException("The licence table has other columns than expected: " + lines.getFirst());
        }
        return lines.stream().skip(1).map(line -> of(fields(line))).toList();
    }

    private static LicenseRow of(List<String> fields) {
        if (fields.size() != COLUMNS.size()) {
            throw new IllegalStateException("A row of the licence table has " + fields.size() + " fields: " + fields);
        }
        String identifier = field(fields, "id");
        String restriction = field(fields, "restriction");
        String hub = field(fields, "hf_ids");
        return new LicenseRow(
                identifier,
                field(fields, "osi_approved").equals("1"),
                openness(fields),
                hub.isEmpty() ? List.of() : List.of(hub.split("\\|")),
                // "none" stands where nothing is granted at all, so that nothing is left to restrict.
                restriction.isEmpty() || restriction.equals("none") ? Optional.empty() : Optional.of(restriction));
    }

    private static OpennessOfLicense openness(List<String> fields) {
        boolean forTool = field(fields, "mot_open").equals("1");
        return new OpennessOfLicense(
                forTool || field(fields, "id").equals(MISNAMED_OPEN),
                forTool,
                Arrays.stream(Kind.values())
                        .filter(kind -> List.of(field(fields, "type_appropriate").split("\\|"))
                                .contains(kind.name().toLowerCase(Locale.ROOT)))
                        .collect(Collectors.toSet()));
    }

    private static String field(List<String> fields, String column) {
        return fields.get(COLUMNS.indexOf(column));
    }

    /** The fields of a line, quoted as RFC 4180 has it. */
    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    /** A licence that the table lacks, and that is not open. */
    static LicenseRow closed(RestrictionRow row) {
        return new LicenseRow(row.identifier(), false, OpennessOfLicense.UNKNOWN, List.of(), Optional.of(row.restriction()));
    }

    /** The same licence with another restriction. */
    LicenseRow restricted(String words) {
        return new LicenseRow(identifier, osiApproved, openness, hubIdentifiers, Optional.of(words));
    }

    /** The licence as somebody declared it. */
    License license(String declared) {
        Optional<String> spdx = identifier.startsWith(FAMILY) ? Optional.empty() : Optional.of(identifier);
        return new License(declared, spdx, osiApproved, openness.open(), restriction);
    }
}
