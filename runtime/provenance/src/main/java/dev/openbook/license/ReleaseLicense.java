package dev.openbook.license;

import dev.openbook.layout.FolderContent;
import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Evidence;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.License;
import dev.openbook.value.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final int MAX_LINK = 300;
    private static final Pattern ON_HUB =
            Pattern.compile("https?://(?:www\\.)?(?:huggingface\\.co|hf\\.co)/([^/]+/[^/]+)/(?:blob|resolve)/[^/]+/(.+)");

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
     * @param repository its name on the hub, {@code owner/name}; empty if nobody says
     */
    public LicenseReading read(Optional<CardTerms> card, FolderContent files, String repository) {
        List<LicenseText> held = texts.read(files);
        Fact<License> license = card.flatMap(terms -> terms.place().map(place -> stated(terms, place, held, repository)))
                .orElseGet(() -> concluded(card, held));
        return new LicenseReading(
                license,
                held.stream().map(LicenseText::license).toList(),
                new LicenseFindings(table, license, held, files.paths()).find());
    }

    /** What the card states; "other" with a link to a file beside the card is what that file holds. */
    private Fact<License> stated(CardTerms card, String place, List<LicenseText> held, String repository) {
        Json.Obj front = card.frontMatter();
        Fact<License> stated = cards.read(front, place).in(card.digest());
        boolean other = text(front, KEY).filter(OTHER::equalsIgnoreCase).isPresent();
        boolean listed = stated.known().flatMap(License::spdx).flatMap(table::listed).isPresent();
        Optional<LicenseText> linked = other && !listed
                ? text(front, LINK).filter(link -> link.length() <= MAX_LINK).flatMap(link -> linked(link, held, repository))
                : Optional.empty();
        if (linked.isEmpty() || stated.known().isEmpty()) {
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

    /** A file of the model itself, named by its path or by its address on the hub. What lies elsewhere is not here. */
    private static Optional<LicenseText> linked(String link, List<LicenseText> held, String repository) {
        Matcher address = ON_HUB.matcher(link);
        boolean own = address.matches() && address.group(1).equalsIgnoreCase(repository);
        String path = own ? address.group(2) : link.startsWith("./") ? link.substring(2) : link;
        List<LicenseText> found = held.stream().filter(text -> text.file().equalsIgnoreCase(path)).toList();
        return found.size() == 1 && found.getFirst().license().known().isPresent() ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Nobody states a licence: what the files for the whole model hold, if they hold one. */
    private static Fact<License> concluded(Optional<CardTerms> card, List<LicenseText> held) {
        String problem = card.isPresent() ? "The card does not name a licence" : "There is no model card";
        List<LicenseText> root = held.stream().filter(text -> LicenseFileName.atRoot(text.file())).toList();
        List<LicenseText> speaking = root.isEmpty()
                ? held.stream().filter(text -> LicenseFileName.inReuseFolder(text.file())).toList()
                : root;
        if (speaking.isEmpty()) {
            return Fact.unknown(
                    card.map(CardTerms::file).orElse("model"),
                    problem + (held.isEmpty() ? " and no licence file." : ", and no licence file for the whole of it."));
        }
        LicenseText first = speaking.getFirst();
        Evidence place = first.license().evidence();
        if (speaking.stream().map(LicenseText::identifiers).distinct().count() > 1) {
            return Fact.unknown(place.source(), problem + ", and the licence files hold several licences.");
        }
        String reason = problem + ". " + place.reason();
        return first.license().certainty() == Certainty.UNKNOWN
                ? Fact.unknown(new Evidence(place.source(), reason, place.digest()))
                : Fact.inferred(first.license().known().orElseThrow(), new Evidence(place.source(), reason, place.digest()));
    }

    private static Optional<String> text(Json.Obj front, String key) {
        return front.members().get(key) instanceof Json.Text text ? Optional.of(text.value().strip()) : Optional.empty();
    }
}
