package dev.openbook.card;

import dev.openbook.license.CardLicense;
import dev.openbook.provenance.CardSection;
import dev.openbook.provenance.DataCard;
import dev.openbook.provenance.DataFile;
import dev.openbook.provenance.Evidence;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.License;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads a data card in the Croissant vocabulary 1.0 and 1.1 with its extension for responsible AI
 * (<a href="https://docs.mlcommons.org/croissant/docs/croissant-spec.html">specification</a>), as plain JSON: contexts are not
 * resolved.
 */
final class CroissantCard {
    private static final String LICENSE = "license";

    private final CardSource source;
    private final CroissantTerms terms;
    private final CardLimits limits;

    private CroissantCard(CardSource source, CroissantTerms terms, CardLimits limits) {
        this.source = source;
        this.terms = terms;
        this.limits = limits;
    }

    /** The data set in a file: the file itself, or the first in its graph. Empty if there is none. */
    static Optional<DataCard> read(CardSource source, CardValue file, CardLimits limits, CardLicense licenses) {
        List<CardValue> things = new ArrayList<>(file.each());
        things.addAll(new CroissantTerms(file.object()).each("@graph"));
        return things.stream()
                .map(thing -> new CroissantTerms(thing.object()))
                .filter(thing -> thing.is("Dataset"))
                .findFirst()
                .map(dataset -> new CroissantCard(source, dataset, limits).card(licenses));
    }

    private DataCard card(CardLicense licenses) {
        return DataCard.builder(source.file(), DataCard.Format.CROISSANT)
                .name(one("name"))
                .description(one("description"))
                .license(license(licenses))
                .languages(all("inLanguage"))
                .version(one("version"))
                .url(one("url"))
                .creators(all("creator"))
                .published(one("datePublished"))
                .tags(all("keywords"))
                .tasks(Fact.unknown(source.whole("Croissant has no property for tasks.")))
                .sources(all("isBasedOn"))
                .conformsTo(all("conformsTo"))
                .sizeCategories(Fact.unknown(source.whole("Croissant has no property for orders of magnitude.")))
                .examples(Fact.unknown(source.whole("Croissant has no property for the number of examples.")))
                .bytes(bytes())
                .distribution(distribution())
                .sections(statements())
                .content(terms.node().json())
                .build();
    }

    private Fact<List<String>> all(String property) {
        return all(property, terms.each(property));
    }

    private Fact<List<String>> all(String property, List<CardValue> values) {
        Optional<String> key = terms.key(property);
        if (key.isEmpty()) {
            return Fact.unknown(source.whole("The card has no \"" + property + "\"."));
        }
        List<String> words = values.stream()
                .flatMap(value -> CroissantTerms.words(value).stream())
                .filter(text -> text.length() <= limits.maxCharacters())
                .toList();
        return words.isEmpty()
                ? Fact.unknown(at(key.get(), "Nothing usable stands under \"" + key.get() + "\"."))
                : Fact.stated(words, at(key.get(), "The card says so under \"" + key.get() + "\"."));
    }

    /** Of what may be said in several languages or ways the first in English, or else the first. */
    private Fact<String> one(String property) {
        List<CardValue> values = terms.each(property);
        List<CardValue> english = values.stream().filter(CroissantTerms::english).toList();
        Fact<List<String>> all = all(property, english.isEmpty() ? values : english);
        return all.known()
                .map(words -> Fact.stated(words.getFirst(), all.evidence()))
                .orElseGet(() -> Fact.unknown(all.evidence()));
    }

    private Evidence at(String key, String reason) {
        return new Statements(source, terms.node(), limits.maxCharacters()).at(key, reason);
    }

    /** Licences are addresses as a rule, or things that have one; those that are known are looked up by their identifiers. */
    private Fact<License> license(CardLicense licenses) {
        Fact<List<String>> words = all(LICENSE);
        if (words.known().isEmpty()) {
            return Fact.unknown(words.evidence());
        }
        List<String> declared = words.known().get();
        List<String> resolved = terms.each(LICENSE).stream()
                .flatMap(value -> identifier(value).stream())
                .toList();
        Json.Obj identifiers = Json.object().with(LICENSE, Json.texts(resolved));
        Fact<License> fact = licenses.read(identifiers, words.evidence().source());
        return fact.known()
                .map(license -> Fact.stated(
                        new License(
                                String.join(", ", declared),
                                license.spdx(),
                                license.osiApproved(),
                                license.open(),
                                license.restriction()),
                        new Evidence(fact.evidence().source(), fact.evidence().reason(), Optional.of(source.digest()))))
                .orElseGet(() -> Fact.unknown(fact.evidence().in(source.digest())));
    }

    /** What a licence is called where it is looked up; the same values have one that have words. */
    private Optional<String> identifier(CardValue license) {
        Predicate<String> fits = text -> text.length() <= limits.maxCharacters();
        return CroissantTerms.words(license).filter(fits).map(words -> CroissantTerms.addresses(license).stream()
                .filter(fits)
                .flatMap(address -> LicenseAddress.identifier(address).stream())
                .findFirst()
                .orElse(words));
    }

    private List<Fact<DataFile>> distribution() {
        return terms.each("distribution").stream()
                .map(value -> new CroissantTerms(value.object()))
                .filter(file -> !file.node().members().isEmpty())
                .flatMap(file -> locations(file).map(location -> Fact.stated(
                        new DataFile(
                                said(file, "name", "@id"),
                                location,
                                said(file, "encodingFormat"),
                                said(file, "contentSize"),
                                digest(said(file, "sha256"))),
                        source.at(file.node().line(), "The card lists it under \"distribution\"."))))
                .limit(limits.maxResults())
                .toList();
    }

    /** A file is at one place; a set of files includes those of one or more patterns. */
    private Stream<String> locations(CroissantTerms file) {
        List<String> patterns = file.each("includes").stream()
                .flatMap(value -> value.said().stream())
                .filter(text -> text.length() <= limits.maxCharacters())
                .toList();
        String address = said(file, "contentUrl");
        return address.isEmpty() && !patterns.isEmpty() ? patterns.stream() : Stream.of(address);
    }

    private String said(CroissantTerms file, String... properties) {
        for (String property : properties) {
            Optional<String> said = file.said(property).filter(text -> text.length() <= limits.maxCharacters());
            if (said.isPresent()) {
                return said.get();
            }
        }
        return "";
    }

    /** Some publishers write an address where the digest belongs. */
    private static Optional<Digest> digest(String text) {
        String hex = text.toLowerCase(Locale.ROOT);
        return hex.matches("[0-9a-f]{64}") ? Optional.of(new Digest(hex)) : Optional.empty();
    }

    /** The sum over the files that the data set is handed out in, if the card gives the size of each in bytes. */
    private Fact<Long> bytes() {
        List<Optional<Long>> sizes = terms.each("distribution").stream()
                .map(value -> new CroissantTerms(value.object()))
                .filter(file -> file.is("FileObject") && file.key("containedIn").isEmpty())
                .map(file -> file.said("contentSize").flatMap(DataSize::bytes))
                .toList();
        Optional<String> key = terms.key("distribution");
        if (key.isEmpty() || sizes.isEmpty() || sizes.stream().anyMatch(Optional::isEmpty)) {
            return Fact.unknown(key.map(found -> at(found, "The card does not give the size of each file in bytes."))
                    .orElseGet(() -> source.whole("The card lists no files.")));
        }
        long sum = sizes.stream().mapToLong(Optional::get).sum();
        return Fact.inferred(sum, at(key.get(), "The sum of the sizes that the card gives."));
    }

    private Map<CardSection, Fact<String>> statements() {
        Map<CardSection, Fact<String>> sections = new EnumMap<>(CardSection.class);
        CroissantStatements.SECTIONS.forEach((property, section) -> terms.responsible(property)
                .ifPresent(key -> sections.merge(section, statement(key), this::both)));
        Fact<String> citation = one("citeAs");
        if (citation.known().isPresent()) {
            sections.put(CardSection.CITATION, citation);
        }
        return sections;
    }

    /** Two statements about one thing, with the evidence of the first. */
    private Fact<String> both(Fact<String> one, Fact<String> other) {
        if (one.known().isEmpty() || other.known().isEmpty()) {
            return one.known().isEmpty() ? other : one;
        }
        return Fact.stated(
                SectionText.cut(one.known().get() + "\n" + other.known().get(), limits.maxCharacters()), one.evidence());
    }

    private Fact<String> statement(String key) {
        List<String> texts = terms.node().find(key).map(member -> member.value().each()).orElse(List.of()).stream()
                .flatMap(value -> CroissantTerms.words(value).stream())
                .toList();
        String text = String.join("\n", texts);
        if (text.isBlank()) {
            return Fact.unknown(at(key, "Nothing usable stands under \"" + key + "\"."));
        }
        return Fact.stated(SectionText.cut(text, limits.maxCharacters()), at(key, "The card says so under \"" + key + "\"."));
    }
}
