package dev.openbook.card;

import dev.openbook.card.internal.Scalars;
import dev.openbook.value.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON (RFC 8259) out of a card, with the line of each key. A key that stands twice is a finding, as in YAML, and the first
 * counts. Used once.
 */
final class JsonValues {
    private final CardProblems problems;
    private final CardLimits limits;
    private final String code;
    private int values;

    /**
     * A reader.
     *
     * @param code of the finding if it is no JSON
     */
    JsonValues(CardProblems problems, CardLimits limits, String code) {
        this.problems = problems;
        this.limits = limits;
        this.code = code;
    }

    /** What a text holds; empty if nothing that can be read, and then a finding says why. */
    Optional<CardValue> read(String json) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxDepth())
                        .maxStringLength(limits.maxJsonBytes())
                        .build())
                .build();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return unreadable(1, "is empty");
            }
            CardValue value = value(parser);
            if (values > limits.maxValues()) {
                return unreadable(1, "holds far more values than any card does");
            }
            return parser.nextToken() == null ? Optional.of(value) : unreadable(line(parser), "has something behind its end");
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            return unreadable(line, "cannot be read as JSON (line " + line + ")");
        }
    }

    private Optional<CardValue> unreadable(int line, String problem) {
        problems.at(line, code, problems.file() + " " + problem + "; nothing of it was used.");
        return Optional.empty();
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private CardValue value(JsonParser parser) {
        if (++values > limits.maxValues()) {
            // What follows is skipped, and the whole refused.
            parser.skipChildren();
            return CardValue.Members.NONE;
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> items(parser);
            case VALUE_NULL -> new CardValue.Scalar("", Json.NULL);
            case VALUE_TRUE, VALUE_FALSE -> new CardValue.Scalar(parser.getString(), new Json.Bool(parser.getBooleanValue()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new CardValue.Scalar(parser.getString(), Scalars.number(parser.getString()));
            default -> text(Scalars.wellFormed(parser.getString()));
        };
    }

    private static CardValue.Scalar text(String text) {
        return new CardValue.Scalar(text, new Json.Text(text));
    }

    private CardValue.Items items(JsonParser parser) {
        List<CardValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new CardValue.Items(items);
    }

    private CardValue.Members members(JsonParser parser) {
        Map<String, CardValue.Member> members = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = Scalars.wellFormed(parser.currentName());
            int line = line(parser);
            parser.nextToken();
            CardValue value = value(parser);
            if (members.putIfAbsent(key, new CardValue.Member(line, value)) != null) {
                problems.repeated(key, line);
            }
        }
        return new CardValue.Members(members);
    }
}
