package dev.openbook.license;

import java.util.List;

/**
 * What a licence of open-weight models restricts, and how far that was confirmed. Goes over the restriction that the table of
 * licences has, and lists licences that the table lacks; none of them is open.
 *
 * @param identifier of SPDX, or {@code LicenseRef-…}
 * @param restriction short words, each known to {@link dev.openbook.provenance.Restriction}, with {@code "; "} between them
 * @param confirmation how far its text was read
 * @param edition date or version of the text that was read; empty if it bears none
 * @param source address of what was read; empty if nothing was
 * @param cardNames what cards that say {@code license: other} call it in {@code license_name}, beside its identifier
 */
record RestrictionRow(
        String identifier,
        String restriction,
        Confirmation confirmation,
        String edition,
        String source,
        List<String> cardNames) {
    private static final List<String> COLUMNS = List.of("id", "restriction", "confirmed", "edition", "source", "card_names");

    /** Copies the list. */
    RestrictionRow {
        cardNames = List.copyOf(cardNames);
    }

    /** How far a restriction was confirmed. */
    enum Confirmation {
        /** By the whole text of the licence. */
        TEXT,
        /** By the clauses in question only, as the publisher shows them or as others quote them. */
        PART,
        /** Not at all: its text was nowhere to be read. */
        NO
    }

    /** Reads a table: a line of column names, then a licence a line, quoted as RFC 4180 has it. */
    static List<RestrictionRow> parse(String table) {
        List<String> lines = table.lines().toList();
        if (!LicenseRow.fields(lines.getFirst()).equals(COLUMNS)) {
            throw new IllegalStateException("The table of restrictions has other columns than expected: " + lines.getFirst());
        }
        return lines.stream().skip(1).map(line -> of(LicenseRow.fields(line))).toList();
    }

    private static RestrictionRow of(List<String> fields) {
        if (fields.size() != COLUMNS.size()) {
            throw new IllegalStateException("A row of the table of restrictions has " + fields.size() + " fields: " + fields);
        }
        return new RestrictionRow(
                fields.get(0),
                fields.get(1),
                switch (fields.get(2)) {
                    case "text" -> Confirmation.TEXT;
                    case "part" -> Confirmation.PART;
                    case "no" -> Confirmation.NO;
                    default -> throw new IllegalStateException("A restriction is confirmed by \"" + fields.get(2) + "\".");
                },
                fields.get(3),
                fields.get(4),
                fields.get(5).isEmpty() ? List.of() : List.of(fields.get(5).split("\\|")));
    }
}
