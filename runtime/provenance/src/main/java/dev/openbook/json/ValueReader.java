package dev.openbook.json;

import dev.openbook.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Makes a value of what a parser stands at, and counts the values. Used once. */
final class ValueReader {
    private final JsonParser parser;
    private final int maxValues;
    private final boolean exact;
    private int values;

    ValueReader(JsonParser parser, int maxValues, boolean exact) {
        this.parser = parser;
        this.maxValues = maxValues;
        this.exact = exact;
    }

    Json value() throws InvalidJsonException {
        if (++values > maxValues) {
            throw new InvalidJsonException(String.format(Locale.ROOT, "holds more than %,d values", maxValues), "");
        }
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new InvalidJsonException("is empty", "");
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> Json.NULL;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            default -> new Json.Text(whole(parser.getString()));
        };
    }

    private Json object() throws InvalidJsonException {
        Map<String, Json> members = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = whole(parser.currentName());
            parser.nextToken();
            members.put(name, value());
        }
        return new Json.Obj(members);
    }

    private Json array() throws InvalidJsonException {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new Json.Array(items);
    }

    private Json number(String digits) throws InvalidJsonException {
        // With non-numeric numbers allowed, the parser also gives names such as -INF here, which Java does not parse.
        boolean named = digits.chars().anyMatch(c -> c == 'N' || c == 'I');
        double value = named ? Double.NaN : Double.parseDouble(digits);
        if (Double.isFinite(value)) {
            return new Json.Num(value);
        }
        if (exact) {
            throw new InvalidJsonException("holds a number that is too large", "");
        }
        return new Json.Text(digits);
    }

    /** Escapes can spell half a character, of which no two programs make the same and which UTF-8 cannot carry. */
    private String whole(String text) throws InvalidJsonException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String carried = new String(bytes, StandardCharsets.UTF_8);
        if (exact && !carried.equals(text)) {
            throw new InvalidJsonException("spells half a character", "");
        }
        return carried;
    }
}
