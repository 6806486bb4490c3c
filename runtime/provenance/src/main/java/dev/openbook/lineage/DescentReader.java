package dev.openbook.lineage;

import dev.openbook.card.CardReader;
import dev.openbook.license.CardTerms;
import dev.openbook.license.LicenseFileName;
import dev.openbook.license.LicenseReading;
import dev.openbook.license.LicenseTable;
import dev.openbook.license.ReleaseLicense;
import dev.openbook.provenance.Evidence;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.License;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out under what terms a model is published and what it was made from, and whether the terms fit those of its ancestors.
 *
 * <p>Thread-safe; create one and keep it. Reads the card, configuration and licence files of the model and of its ancestors as
 * far as they are on this machine, within bounds; some milliseconds without a licence file, some ten for each.
 */
public final class DescentReader {
    private static final Set<String> CONFIGURATIONS = Set.of(
            "README.md", "config.json", "adapter_config.json", "mergekit_config.yml", "mergekit_config.yaml");

    private static final String LICENSE = "license";

    private final ReleaseLicense licenses;
    private final KnownFamilies families;
    private final LineageReader lineages;

    /**
     * A reader.
     *
     * @param table what is known of licences
     * @param cards reads ancestors' cards
     * @param ancestors finds ancestors
     */
    public DescentReader(LicenseTable table, CardReader cards, AncestorFiles ancestors) {
        this.licenses = new ReleaseLicense(table);
        this.families = KnownFamilies.standard(table);
        this.lineages = new LineageReader(cards, this::licenseOfAncestor, ancestors, LineageLimits.standard());
    }

    /** Whether an ancestor's file of this name is worth having. */
    public static boolean wants(String file) {
        return CONFIGURATIONS.contains(file) || LicenseFileName.isLicense(file);
    }

    /** Terms and descent of the model at hand. */
    public Descent read(ModelRecord model) {
        LicenseReading terms = terms(model);
        LineageReading lineage = lineages.read(model);
        List<Finding> findings = new ArrayList<>(terms.findings());
        findings.addAll(lineage.findings());
        findings.addAll(Laundering.find(terms.license(), lineage.lineage()));
        return new Descent(terms.license(), terms.texts(), lineage.lineage(), findings);
    }

    private LicenseReading terms(ModelRecord model) {
        Optional<CardTerms> card = model.card().map(reading -> new CardTerms(
                reading.card().file(),
                reading.card().frontMatter(),
                Optional.of(LICENSE).filter(reading.lines()::containsKey).map(reading::place),
                reading.digest()));
        return licenses.read(card, model.files(), model.name());
    }

    /** What its own card or licence file says, else what its name lets conclude. */
    private Fact<License> licenseOfAncestor(ModelRecord ancestor) {
        Fact<License> stated = terms(ancestor).license();
        if (stated.known().isPresent()) {
            return ofAncestor(stated, ancestor.prefix());
        }
        return families.license(ancestor.name(), ancestor.card().isPresent()).orElseGet(() -> Fact.unknown(
                ancestor.name(),
                ancestor.card().isPresent()
                        ? "Its card does not name a licence."
                        : "Its card is not on this machine, so its licence is not known."));
    }

    /** With a source that tells whose file it is; a card's already does. */
    private static Fact<License> ofAncestor(Fact<License> stated, String prefix) {
        Evidence evidence = stated.evidence();
        return evidence.source().startsWith(prefix)
                ? stated
                : new Fact<>(
                        stated.value(),
                        stated.certainty(),
                        new Evidence(prefix + evidence.source(), evidence.reason(), evidence.digest()));
    }
}
