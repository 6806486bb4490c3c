package dev.openbook.layout;

import dev.openbook.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads JSON (RFC 8259) from untrusted bytes. A name that stands twice in one object is an error, because readers disagree
 * about which one counts; nesting is bounded by the parser (500). Numbers that JSON cannot say, which Python writes as
 * {@code Infinity} and {@code NaN}, become texts.
 */
final class JsonReader {
    private JsonReader() {}

    static Json read(byte[] bytes) {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), bytes)) {
            parser.nextToken();
            Json json = value(parser);
            if (parser.nextToken() != null) {
                throw new InvalidJsonException(place(parser.currentTokenLocation()), new IllegalStateException("more follows"));
            }
            return json;
        } catch (JacksonException e) {
            throw new InvalidJsonException(place(e.getLocation()), e);
        }
    }

    /** Some failures, such as nesting too deep, have no place. */
    private static String place(@Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static Json value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new InvalidJsonException("", new IllegalStateException("nothing there"));
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> Json.NULL;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            default -> new Json.Text(wellFormed(parser.getString()));
        };
    }

    private static Json object(JsonParser parser) {
        Map<String, Json> members = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = wellFormed(parser.currentName());
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new Json.Obj(members);
    }

    private static Json array(JsonParser parser) {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Json.Array(items);
    }

    private static Json number(String digits) {
        try {
            double value = Double.parseDouble(digits);
            return Double.isFinite(value) ? new Json.Num(value) : new Json.Text(digits);
        } catch (NumberFormatException e) {
            return new Json.Text(digits);
        }
    }

    /** Escapes can spell half a character, which UTF-8 cannot carry; a question mark takes its place. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
