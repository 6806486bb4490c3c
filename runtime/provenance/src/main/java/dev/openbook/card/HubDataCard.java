package dev.openbook.card;

import dev.openbook.license.CardLicense;
import dev.openbook.provenance.CardSection;
import dev.openbook.provenance.DataCard;
import dev.openbook.provenance.DataFile;
import dev.openbook.provenance.Fact;
import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a data set's card in Markdown, whose front matter has the keys of the <a
 * href="https://github.com/huggingface/hub-docs/blob/main/datasetcard.md">Hugging Face hub</a>.
 */
final class HubDataCard {
    private static final String INFO = "dataset_info";

    private final CardSource source;
    private final Statements says;

    private HubDataCard(CardSource source, Statements says) {
        this.source = source;
        this.says = says;
    }

    static DataCard read(
            CardSource source, MarkdownCard card, Map<CardSection, Fact<String>> sections, CardLimits limits, CardLicense licenses) {
        HubDataCard data =
                new HubDataCard(source, new Statements(source, card.frontMatter(), limits.maxCharacters()));
        return data.card(card, sections, limits, licenses);
    }

    private DataCard card(MarkdownCard card, Map<CardSection, Fact<String>> sections, CardLimits limits, CardLicense licenses) {
        Fact<String> name = says.text("pretty_name");
        Json.Obj content = card.frontMatter().json();
        return DataCard.builder(source.file(), DataCard.Format.HUB)
                .name(name.known().isPresent() ? name : card.title(source))
                .description(sections.getOrDefault(
                        CardSection.DESCRIPTION, Fact.unknown(source.whole("The card has no heading that announces a description."))))
                .license(licenses.read(content, place("license")).in(source.digest()))
                .languages(says.texts("language"))
                .version(says.text("version"))
                .url(says.text("homepage"))
                .creators(creators(sections))
                .published(Fact.unknown(source.whole("A card in Markdown has no place for a date.")))
                .tags(says.texts("tags"))
                .tasks(says.texts("task_categories"))
                .sources(says.texts("source_datasets"))
                .conformsTo(Fact.unknown(source.whole("A card in Markdown has no place for the format that it follows.")))
                .sizeCategories(says.texts("size_categories"))
                .examples(total("num_examples", true))
                .bytes(total("dataset_size", false))
                .distribution(distribution(limits))
                .sections(sections)
                .content(content)
                .build();
    }

    private String place(String key) {
        return says.at(key, "").source();
    }

    /** The hub has no key for who made a data set; its template has a heading. */
    private Fact<List<String>> creators(Map<CardSection, Fact<String>> sections) {
        Fact<String> authors = sections.getOrDefault(
                CardSection.AUTHORS, Fact.unknown(source.whole("The card has no heading that announces who made the data set.")));
        return authors.known()
                .map(text -> Fact.stated(List.of(text), authors.evidence()))
                .orElseGet(() -> Fact.unknown(authors.evidence()));
    }

    /** A number of the whole data set: the sum over its parts, if each part has it. */
    private Fact<Long> total(String key, boolean ofSplits) {
        List<Statements> parts = new ArrayList<>();
        for (CardValue subset : says.each(INFO)) {
            Statements info = says.within(subset.object());
            if (ofSplits) {
                List<CardValue> splits = info.each("splits");
                // A subset that does not list its splits is a part whose number nobody knows.
                (splits.isEmpty() ? List.of(CardValue.Members.NONE) : splits)
                        .forEach(split -> parts.add(says.within(split.object())));
            } else {
                parts.add(info);
            }
        }
        List<Long> numbers = parts.stream().flatMap(part -> number(part, key).stream()).toList();
        if (parts.isEmpty() || numbers.size() < parts.size()) {
            return Fact.unknown(says.at(INFO, "The card does not give " + key + " of each part under \"" + INFO + "\"."));
        }
        long sum = numbers.stream().mapToLong(Long::longValue).sum();
        return numbers.size() == 1
                ? Fact.stated(sum, parts.getFirst().at(key, "The card says so under \"" + key + "\"."))
                : Fact.inferred(sum, parts.getFirst().at(
                        key, "The sum of " + key + " over the " + numbers.size() + " parts that the card lists."));
    }

    private static Optional<Long> number(Statements part, String key) {
        return part.text(key).known().flatMap(DataSize::bytes);
    }

    private List<Fact<DataFile>> distribution(CardLimits limits) {
        List<Fact<DataFile>> files = new ArrayList<>();
        for (CardValue config : says.each("configs")) {
            Statements subset = says.within(config.object());
            String name = subset.textOrEmpty("config_name");
            for (CardValue part : subset.each("data_files")) {
                Statements split = says.within(part.object());
                paths(subset, part, split).stream()
                        .flatMap(fact -> fact.known().stream().flatMap(List::stream).map(path -> Fact.stated(
                                new DataFile(joined(name, split.textOrEmpty("split")), path, "", "", Optional.empty()),
                                fact.evidence())))
                        .limit(Math.max(0, limits.maxResults() - files.size()))
                        .forEach(files::add);
            }
        }
        return files;
    }

    /** A part is a path, or says under a key which paths it has. */
    private static Optional<Fact<List<String>>> paths(Statements subset, CardValue part, Statements split) {
        return part.said().isPresent()
                ? part.said().map(path -> Fact.stated(List.of(path), subset.at("data_files", "The card says so under \"data_files\".")))
                : Optional.of(split.texts("path"));
    }

    private static String joined(String config, String split) {
        return config.isEmpty() || split.isEmpty() ? config + split : config + "/" + split;
    }
}
