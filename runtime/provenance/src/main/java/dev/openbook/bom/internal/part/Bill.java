package dev.openbook.bom.internal.part;

import dev.openbook.bom.entry.Party;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a bill lists, in no format's own terms. Formats, and reports of what is missing, are written from it.
 *
 * @param generatorVersion version of what made it
 * @param created when it was made, to the second; empty if the caller gave no clock
 * @param author who answers for it
 * @param application what the bill is about, if not the models themselves
 * @param models in the caller's order
 * @param others what an application has beside its models
 * @param datasets that the models name, or that cards beside them describe
 */
public record Bill(
        String generatorVersion,
        Optional<Instant> created,
        Optional<Party> author,
        Optional<Part> application,
        List<Part> models,
        List<Part> others,
        List<Part> datasets) {
    /** What makes bills. */
    public static final String GENERATOR = "Openbook";

    /** Copies the lists. */
    public Bill {
        models = List.copyOf(models);
        others = List.copyOf(others);
        datasets = List.copyOf(datasets);
    }
}
