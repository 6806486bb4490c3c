package dev.openbook.card;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds properties of Croissant's JSON-LD read as plain JSON: bare, with the usual prefixes, and as full addresses.
 *
 * @param node keys and values of one thing
 */
record CroissantTerms(CardValue.Members node) {
    private static final List<String> PREFIXES = List.of(
            "", "sc:", "schema:", "cr:", "dct:", "https://schema.org/", "http://schema.org/", "http://mlcommons.org/croissant/",
            "http://purl.org/dc/terms/");
    private static final List<String> RESPONSIBLE = List.of("rai:", "http://mlcommons.org/croissant/RAI/", "");

    /** The key of a property, as the file writes it. */
    Optional<String> key(String property) {
        return key(property, PREFIXES);
    }

    /** The key of a property of the vocabulary for responsible AI. */
    Optional<String> responsible(String property) {
        return key(property, RESPONSIBLE);
    }

    private Optional<String> key(String property, List<String> prefixes) {
        return prefixes.stream().map(prefix -> prefix + property).filter(node.members()::containsKey).findFirst();
    }

    /** What stands under a property, item by item. */
    List<CardValue> each(String property) {
        return key(property).flatMap(node::find).map(member -> member.value().each()).orElse(List.of());
    }

    /** Whether the thing is of a type. */
    boolean is(String type) {
        return node.find("@type").map(member -> member.value().each()).orElse(List.of()).stream()
                .flatMap(value -> value.said().stream())
                .anyMatch(word -> PREFIXES.stream().anyMatch(prefix -> word.equals(prefix + type)));
    }

    /** The words of a value: a text, a text with a language or type, or what names a thing. */
    static Optional<String> words(CardValue value) {
        if (value.said().isPresent()) {
            return value.said();
        }
        CroissantTerms thing = new CroissantTerms(value.object());
        return Optional.<String>empty()
                .or(() -> thing.said("@value"))
                .or(() -> thing.said("name"))
                .or(() -> thing.said("url"))
                .or(() -> thing.said("@id"))
                .or(thing::inSomeLanguage);
    }

    /** Whether the words of a value are in English, as far as it says. */
    static boolean english(CardValue value) {
        return new CroissantTerms(value.object())
                .said("@language")
                .filter(tag -> tag.equalsIgnoreCase("en") || tag.toLowerCase(Locale.ROOT).startsWith("en-"))
                .isPresent();
    }

    /** Where a thing is, or is named by, on the web; a text if that is all there is. */
    static List<String> addresses(CardValue value) {
        CroissantTerms thing = new CroissantTerms(value.object());
        return Stream.of(thing.said("url"), thing.said("@id"), thing.said("sameAs"), words(value)).flatMap(Optional::stream).toList();
    }

    /** The first words under a property, or under a keyword of JSON-LD. */
    Optional<String> said(String property) {
        Optional<String> key = property.startsWith("@") ? Optional.of(property) : key(property);
        return key.flatMap(node::find).flatMap(member -> member.value().each().stream()
                .flatMap(value -> value.said().stream())
                .findFirst());
    }

    /** A map from languages to texts: English, or else the first by the alphabet. */
    private Optional<String> inSomeLanguage() {
        Map<String, CardValue.Member> members = node.members();
        boolean languages = !members.isEmpty()
                && members.keySet().stream().allMatch(key -> key.matches("[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*+"));
        if (!languages) {
            return Optional.empty();
        }
        String language = members.containsKey("en") ? "en" : Collections.min(members.keySet());
        return node.find(language).flatMap(member -> member.value().said());
    }
}
