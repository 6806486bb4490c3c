package dev.openbook.cli;

import dev.openbook.bom.entry.ModelEntry;
import dev.openbook.bom.entry.Party;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What only the user can say of a model. */
final class StatedOptions {
    /** Formats have four digits for the year. */
    private static final int LAST_YEAR = 9999;

    @Option(
            names = "--supplier",
            paramLabel = "NAME",
            description = "Who hands out the model, in your words: a person or an organisation. Without it the owner of the model's"
                    + " repository stands there, if it comes from the hub.")
    private @Nullable String supplier;

    @Option(names = "--supplier-url", paramLabel = "URL", description = "The supplier's page, such as https://example.org.")
    private @Nullable String url;

    @Option(names = "--supplier-contact", paramLabel = "EMAIL", description = "The supplier's e-mail address.")
    private @Nullable String contact;

    @Option(
            names = "--release-date",
            paramLabel = "DATE",
            description = "When the model was published: 2025-03-01, or with the time, 2025-03-01T12:00:00Z.")
    private @Nullable String released;

    /** Whether any of it was given. */
    boolean given() {
        return supplier != null || url != null || contact != null || released != null;
    }

    /**
     * Adds what was given to a model.
     *
     * @throws IllegalArgumentException if something of it is not what it should be; the message says what it should be
     */
    ModelEntry addTo(ModelEntry model) {
        ModelEntry supplied = party().map(model::suppliedBy).orElse(model);
        return Optional.ofNullable(released).map(StatedOptions::moment).map(supplied::releasedAt).orElse(supplied);
    }

    /** Fails as {@link #addTo} does, before a model is read. */
    void check() {
        party();
        Optional.ofNullable(released).ifPresent(StatedOptions::moment);
    }

    private Optional<Party> party() {
        if (supplier == null && (url != null || contact != null)) {
            throw new IllegalArgumentException(
                    "--supplier-url and --supplier-contact say more of a supplier; give the name, too, with --supplier.");
        }
        return Optional.ofNullable(supplier)
                .map(name -> new Party(
                        name, Objects.requireNonNullElse(url, ""), Objects.requireNonNullElse(contact, "")));
    }

    /** Formats write moments; a day is its first one at Greenwich. */
    private static Instant moment(String words) {
        try {
            Instant moment = words.contains("T") ? Instant.parse(words) : LocalDate.parse(words).atStartOfDay(ZoneOffset.UTC).toInstant();
            int year = moment.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 1 && year <= LAST_YEAR) {
                return moment;
            }
        } catch (DateTimeException e) {
            // Said below, as for years that no format can write.
        }
        throw new IllegalArgumentException("--release-date is a day such as 2025-03-01 or a moment such as 2025-03-01T12:00:00Z, not \""
                + words + "\".");
    }
}
