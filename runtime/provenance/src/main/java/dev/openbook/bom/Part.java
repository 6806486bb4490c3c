package dev.openbook.bom;

import dev.openbook.value.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a bill lists, in no format's own terms. What is not known is empty.
 *
 * @param reference its name within the bill, unique there
 * @param kind what it is
 * @param coordinates what it is called elsewhere
 * @param description in its publisher's words
 * @param sha256 digest of its bytes; of a model, over all its files
 * @param supplier who hands it out
 * @param releasedAt when it was published
 * @param licenses declared and concluded
 * @param links elsewhere
 * @param properties facts that formats have no field for
 * @param files what it consists of
 * @param ancestors what it was made from, nearest first
 * @param model what only models have
 * @param data what only data sets have
 * @param evidence how its fields are known
 */
record Part(
        String reference,
        PartKind kind,
        Coordinates coordinates,
        String description,
        Optional<Digest> sha256,
        Optional<String> supplier,
        Optional<Instant> releasedAt,
        List<PartLicense> licenses,
        List<ExternalLink> links,
        List<Property> properties,
        List<Part> files,
        List<Ancestor> ancestors,
        Optional<ModelDetails> model,
        Optional<DataDetails> data,
        List<Evidenced> evidence) {}
