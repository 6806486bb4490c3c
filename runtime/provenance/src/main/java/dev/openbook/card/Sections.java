package dev.openbook.card;

import dev.openbook.provenance.CardSection;
import dev.openbook.provenance.Fact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gathers what stands under the headings of a card. A line belongs to the nearest heading above it that is known; what stands
 * under a heading that is not known belongs to the known one around it. Not thread-safe.
 */
final class Sections {
    private final CardSource source;
    private final SectionNames names;
    private final int maxCharacters;
    private final Map<CardSection, SectionText> texts = new EnumMap<>(CardSection.class);
    private final Deque<Open> open = new ArrayDeque<>();
    /** What stands under the title, if that is no known heading, and before the next heading. */
    private Optional<SectionText> lead = Optional.empty();
    private boolean title = true;

    /** A heading under which lines are being read; known by none, one or several sections. */
    private record Open(int level, List<SectionText> texts) {}

    private Sections(CardSource source, SectionNames names, int maxCharacters) {
        this.source = source;
        this.names = names;
        this.maxCharacters = maxCharacters;
    }

    static Map<CardSection, Fact<String>> of(List<MarkdownItem> items, CardSource source, SectionNames names, int maxCharacters) {
        Sections sections = new Sections(source, names, maxCharacters);
        items.forEach(sections::read);
        return sections.facts();
    }

    private void read(MarkdownItem item) {
        if (item.heading()) {
            begin(item);
        } else {
            around().forEach(text -> text.add(item));
        }
    }

    /** What is being read. */
    private List<SectionText> around() {
        return open.stream().map(Open::texts).filter(texts -> !texts.isEmpty()).findFirst().orElse(List.of());
    }

    private void begin(MarkdownItem heading) {
        if (heading.level() < MarkdownItem.LABEL) {
            lead.ifPresent(SectionText::close);
        }
        while (!open.isEmpty() && open.peek().level() >= heading.level()) {
            open.pop();
        }
        Set<CardSection> known = known(heading);
        List<SectionText> opened = new ArrayList<>();
        for (CardSection section : known) {
            opened.add(texts.computeIfAbsent(section, any -> new SectionText(heading, maxCharacters)));
        }
        if (known.isEmpty()) {
            around().forEach(text -> text.within(heading));
            if (title && heading.level() < MarkdownItem.LABEL) {
                lead = Optional.of(new SectionText(heading, maxCharacters));
                opened.add(lead.get());
            }
        } else {
            opened.forEach(text -> text.under(heading));
        }
        title = title && heading.level() == MarkdownItem.LABEL;
        open.push(new Open(heading.level(), opened));
    }

    /** A summary or an overview within something known is one of that. */
    private Set<CardSection> known(MarkdownItem heading) {
        Set<CardSection> known = names.of(heading.text());
        boolean within = open.stream().anyMatch(around -> !around.texts().isEmpty() && !lead.filter(around.texts()::contains).isPresent());
        return within && known.equals(Set.of(CardSection.DESCRIPTION)) ? Set.of() : known;
    }

    private Map<CardSection, Fact<String>> facts() {
        Map<CardSection, Fact<String>> facts = new EnumMap<>(CardSection.class);
        texts.forEach((section, text) -> facts.put(section, text.fact(source)));
        if (facts.getOrDefault(CardSection.DESCRIPTION, Fact.unknown("", "")).known().isEmpty()) {
            lead.map(text -> text.fact(source)).filter(fact -> fact.known().isPresent()).ifPresent(fact ->
                    facts.put(CardSection.DESCRIPTION, fact));
        }
        return facts;
    }
}
