package dev.openbook.card;

import dev.openbook.provenance.Evidence;
import dev.openbook.provenance.Fact;
import java.util.List;

/** Makes facts of the keys of front matter. */
final class FrontMatterFacts {
    private final CardSource source;
    private final YamlReading reading;

    FrontMatterFacts(CardSource source, YamlReading reading) {
        this.source = source;
        this.reading = reading;
    }

    Fact<List<String>> texts(String key) {
        List<String> words = reading.words().getOrDefault(key, List.of());
        return words.isEmpty() ? Fact.unknown(silence(key)) : Fact.stated(words, place(key));
    }

    Fact<String> text(String key) {
        List<String> words = reading.words().getOrDefault(key, List.of());
        return words.isEmpty() ? Fact.unknown(silence(key)) : Fact.stated(words.getFirst(), place(key));
    }

    private Evidence place(String key) {
        return source.at(reading.lines().getOrDefault(key, 1), "The card says so under \"" + key + "\".");
    }

    private Evidence silence(String key) {
        return source.whole("The card's front matter says nothing under \"" + key + "\".");
    }
}
