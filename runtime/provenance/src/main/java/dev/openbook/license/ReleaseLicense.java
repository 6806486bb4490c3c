package dev.openbook.license;

import dev.openbook.card.CardReading;
import dev.openbook.layout.FolderContent;
import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Evidence;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.License;
import dev.openbook.value.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out under what terms a model is published: what its card states, what the licence files beside it hold, and whether
 * the two agree.
 *
 * <p>Thread-safe; keep one. Takes some ten milliseconds for a licence file, at most 16 files of 256 KiB each.
 */
public final class ReleaseLicense {
    private static final String KEY = "license";
    private static final String LINK = "license_link";
    private static final String OTHER = "other";

    private final LicenseTable table;
    private final CardLicense cards;
    private final LicenseTextReader texts;

    /** Reads with the knowledge of a table. */
    public ReleaseLicense(LicenseTable table) {
        this.table = table;
        this.cards = new CardLicense(table);
        this.texts = new LicenseTextReader(table);
    }

    /**
     * The terms of a model.
     *
     * @param card its card, if it has one
     * @param files all of its files, or those that are here
     */
    public LicenseReading read(Optional<CardReading> card, FolderContent files) {
        List<LicenseText> held = texts.read(files);
        Fact<License> license = card.filter(reading -> reading.lines().containsKey(KEY))
                .map(reading -> stated(reading, held))
                .orElseGet(() -> concluded(card, held));
        return new LicenseReading(
                license,
                held.stream().map(LicenseText::license).toList(),
                new LicenseFindings(table, license, held, files.paths()).find());
    }

    /** What the card states; "other" with a link to a file beside the card is what that file holds. */
    private Fact<License> stated(CardReading card, List<LicenseText> held) {
        Json.Obj front = card.card().frontMatter();
        Fact<License> stated = cards.read(front, card.place(KEY)).in(card.digest());
        boolean other = text(front, KEY).filter(OTHER::equalsIgnoreCase).isPresent();
        boolean listed = stated.known().flatMap(License::spdx).flatMap(table::listed).isPresent();
        Optional<LicenseText> linked = text(front, LINK).flatMap(link -> linked(link, held));
        if (!other || listed || linked.isEmpty() || stated.known().isEmpty()) {
            return stated;
        }
        License found = linked.get().license().known().orElseThrow();
        return Fact.inferred(
                new License(
                        stated.known().get().declared(), found.spdx(), found.osiApproved(), found.open(), found.restriction()),
                new Evidence(
                        linked.get().file(),
                        "The card says \"other\" and links to this file. " + linked.get().license().evidence().reason(),
                        linked.get().license().evidence().digest()));
    }

    /** A file beside the card, named as it is or by an address of the hub. Other addresses would need a connection. */
    private static Optional<LicenseText> linked(String link, List<LicenseText> held) {
        boolean elsewhere = link.contains("://")
                && !link.matches("https?://(?:www\\.)?(?:huggingface\\.co|hf\\.co)/.+/(?:blob|resolve)/.+");
        String name = link.substring(link.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        List<LicenseText> found = held.stream()
                .filter(text -> !elsewhere && text.file().toLowerCase(Locale.ROOT).equals(name))
                .toList();
        return found.size() == 1 && found.getFirst().license().known().isPresent() ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Nobody states a licence: what the files at the root hold, if they hold one. */
    private static Fact<License> concluded(Optional<CardReading> card, List<LicenseText> held) {
        String problem = card.isPresent() ? "The card does not name a licence" : "There is no model card";
        List<LicenseText> root = held.stream().filter(text -> LicenseFileName.atRoot(text.file())).toList();
        List<LicenseText> speaking = root.isEmpty() ? held : root;
        if (speaking.isEmpty()) {
            return Fact.unknown(card.map(reading -> reading.card().file()).orElse("model"), problem + " and no licence file.");
        }
        LicenseText first = speaking.getFirst();
        Evidence place = first.license().evidence();
        if (speaking.stream().map(LicenseText::identifiers).distinct().count() > 1) {
            return Fact.unknown(place.source(), problem + ", and the licence files hold several licences.");
        }
        String reason = problem + ". " + place.reason();
        return first.license().certainty() == Certainty.UNKNOWN
                ? Fact.unknown(new Evidence(place.source(), reason, place.digest()))
                : new Fact<>(
                        first.license().value(),
                        first.license().certainty(),
                        new Evidence(place.source(), reason, place.digest()));
    }

    private static Optional<String> text(Json.Obj front, String key) {
        return front.members().get(key) instanceof Json.Text text ? Optional.of(text.value().strip()) : Optional.empty();
    }
}
