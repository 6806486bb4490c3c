package dev.openbook.card;

import dev.openbook.provenance.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A card in Markdown, taken apart.
 *
 * @param frontMatter keys and values; none if there are none that can be read
 * @param items headings and lines of the text
 */
record MarkdownCard(CardValue.Members frontMatter, List<MarkdownItem> items) {
    private static final String INVALID = "CARD_FRONT_MATTER_INVALID";

    static MarkdownCard read(String text, CardProblems problems, CardLimits limits) {
        FrontMatter front = FrontMatter.of(text);
        if (front.open()) {
            problems.at(1, "CARD_FRONT_MATTER_OPEN",
                    problems.file() + " begins with --- but no line --- ends its front matter.");
        }
        Optional<CardValue> value = front.yaml()
                .flatMap(yaml -> new YamlValues(problems, limits, INVALID, FrontMatter.LINES_BEFORE_YAML).read(yaml));
        if (value.isPresent() && !(value.get() instanceof CardValue.Members) && says(value.get())) {
            problems.at(2, INVALID,
                    "The front matter of " + problems.file() + " is not a list of keys and values; the card was read without it.");
        }
        return new MarkdownCard(
                value.map(CardValue::object).orElse(CardValue.Members.NONE), MarkdownOutline.of(front.body(), front.line()));
    }

    private static boolean says(CardValue value) {
        return !(value instanceof CardValue.Scalar) || value.said().isPresent();
    }

    /** The text's headings in order, labels left out. */
    List<String> headings() {
        return titles().stream().map(MarkdownItem::text).toList();
    }

    private List<MarkdownItem> titles() {
        return items.stream().filter(item -> item.heading() && item.level() < MarkdownItem.LABEL).toList();
    }

    /** The first heading that has words, without emphasis and links. */
    Fact<String> title(CardSource source) {
        return titles().stream()
                .filter(title -> !HeadingText.plain(title.text()).isEmpty())
                .findFirst()
                .map(title -> Fact.stated(HeadingText.plain(title.text()), source.at(title.line(), "The card's first heading.")))
                .orElseGet(() -> Fact.unknown(source.whole("The card has no heading.")));
    }

    /** Line of each key at the top of the front matter. */
    Map<String, Integer> lines() {
        Map<String, Integer> lines = new HashMap<>();
        frontMatter.members().forEach((key, member) -> lines.put(key, member.line()));
        return lines;
    }
}
