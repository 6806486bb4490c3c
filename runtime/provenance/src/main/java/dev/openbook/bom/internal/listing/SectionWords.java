package dev.openbook.bom.internal.listing;

import dev.openbook.provenance.CardSection;
import dev.openbook.provenance.Fact;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Looks up what a card says.
 *
 * @param sections of the card
 */
record SectionWords(Map<CardSection, Fact<String>> sections) {

    /** What stands under these headings, in this order. */
    List<String> of(CardSection... wanted) {
        return Stream.of(wanted).flatMap(this::words).toList();
    }

    /** The same in one text; empty if nothing stands there. */
    String text(CardSection... wanted) {
        return String.join("\n\n", of(wanted));
    }

    private Stream<String> words(CardSection section) {
        Fact<String> fact = sections.get(section);
        return fact == null ? Stream.empty() : fact.known().stream();
    }
}
