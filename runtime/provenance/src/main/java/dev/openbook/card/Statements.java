package dev.openbook.card;

import dev.openbook.provenance.Evidence;
import dev.openbook.provenance.Fact;
import java.util.List;
import java.util.Optional;

/** Makes facts of what stands under the keys of a card. */
final class Statements {
    private final CardSource source;
    private final CardValue.Members members;
    private final int maxCharacters;

    /**
     * Statements of a card.
     *
     * @param members keys and values
     * @param maxCharacters length of the longest text that is taken for a statement
     */
    Statements(CardSource source, CardValue.Members members, int maxCharacters) {
        this.source = source;
        this.members = members;
        this.maxCharacters = maxCharacters;
    }

    /** A value of some other kind under a key. */
    <T> Fact<T> value(String key, Optional<T> value, String otherwise) {
        if (members.find(key).isEmpty()) {
            return Fact.unknown(source.whole("The card has no \"" + key + "\"."));
        }
        return value.map(known -> Fact.stated(known, at(key, said(key)))).orElseGet(() -> Fact.unknown(at(key, otherwise)));
    }

    /** The one text under a key. */
    Fact<String> text(String key) {
        Fact<List<String>> all = texts(key);
        return all.known()
                .map(texts -> texts.size() == 1
                        ? Fact.stated(texts.getFirst(), all.evidence())
                        : Fact.<String>unknown(at(key, "Under \"" + key + "\" stand several values where one is meant.")))
                .orElseGet(() -> Fact.unknown(all.evidence()));
    }

    /** The text, or each text of the list, under a key. */
    Fact<List<String>> texts(String key) {
        Optional<CardValue.Member> member = members.find(key);
        if (member.isEmpty()) {
            return Fact.unknown(source.whole("The card has no \"" + key + "\"."));
        }
        List<String> texts = member.get().value().each().stream()
                .flatMap(value -> value.said().stream())
                .filter(text -> text.length() <= maxCharacters)
                .toList();
        return texts.isEmpty()
                ? Fact.unknown(at(key, "Nothing usable stands under \"" + key + "\"."))
                : Fact.stated(texts, at(key, said(key)));
    }

    /** The one text under a key; empty if there is none. */
    String textOrEmpty(String key) {
        return text(key).known().orElse("");
    }

    /** Statements of keys and values that stand within the card. */
    Statements within(CardValue.Members part) {
        return new Statements(source, part, maxCharacters);
    }

    /** Statements of what stands under a key. */
    Statements under(String key) {
        return within(members.find(key).map(member -> member.value().object()).orElse(CardValue.Members.NONE));
    }

    /** What stands under a key, item by item. */
    List<CardValue> each(String key) {
        return members.find(key).map(member -> member.value().each()).orElse(List.of());
    }

    Optional<CardValue.Member> find(String key) {
        return members.find(key);
    }

    /** Where a key stands; the file alone if the card does not have it. */
    Evidence at(String key, String reason) {
        return members.find(key)
                .map(member -> source.at(member.line(), reason))
                .orElseGet(() -> source.whole(reason));
    }

    private static String said(String key) {
        return "The card says so under \"" + key + "\".";
    }
}
