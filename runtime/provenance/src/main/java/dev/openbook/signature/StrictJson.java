package dev.openbook.signature;

import dev.openbook.value.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON of which every reader must understand the same: well-formed UTF-8 without byte order mark, no name twice in
 * one object, whole characters only, nothing behind the end, little nesting. Not thread-safe.
 */
final class StrictJson {
    private static final int MAX_DEPTH = 32;
    /** Values are much larger in memory than in the file; sound signatures have one in 27 bytes or more. */
    private static final int BYTES_FOR_EACH_VALUE = 24;

    private final String code;
    private final String what;
    private final JsonFactory factory;
    private final int maxValues;
    private int values;

    /**
     * A reader.
     *
     * @param code of the problem if it is not such JSON
     * @param what stands in the message for what is read
     * @param maxBytes no text within is longer, and values are as few as such a text can sensibly hold
     */
    StrictJson(String code, String what, int maxBytes) {
        this.code = code;
        this.what = what;
        this.maxValues = 1 + maxBytes / BYTES_FOR_EACH_VALUE;
        this.factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(maxBytes)
                        .build())
                .build();
    }

    Json.Obj read(byte[] bytes) throws RefusedException {
        values = 0;
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text(bytes))) {
            parser.nextToken();
            Json json = value(parser);
            if (parser.nextToken() != null) {
                throw refused("has something behind its end");
            }
            if (json instanceof Json.Obj object) {
                return object;
            }
            throw refused("is no JSON object");
        } catch (JacksonException e) {
            boolean twice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate");
            throw refused(twice ? "says the same name twice, so that readers may disagree about it" : "is not JSON");
        }
    }

    private String text(byte[] bytes) throws RefusedException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.startsWith("\uFEFF")) {
                throw refused("starts with a byte order mark");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw refused("is not text in UTF-8");
        }
    }

    private Json value(JsonParser parser) throws RefusedException {
        if (++values > maxValues) {
            throw refused("holds more values than a signature needs");
        }
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw refused("is empty");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> Json.NULL;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            default -> new Json.Text(whole(parser.getString()));
        };
    }

    private Json object(JsonParser parser) throws RefusedException {
        Map<String, Json> members = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = whole(parser.currentName());
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new Json.Obj(members);
    }

    private Json array(JsonParser parser) throws RefusedException {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Json.Array(items);
    }

    private Json number(String digits) throws RefusedException {
        double value = Double.parseDouble(digits);
        if (!Double.isFinite(value)) {
            throw refused("holds a number that is too large");
        }
        return new Json.Num(value);
    }

    /** Escapes can spell half a character, of which no two programs make the same. */
    private String whole(String text) throws RefusedException {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw refused("spells half a character");
        }
        return text;
    }

    private RefusedException refused(String problem) {
        return RefusedException.malformed(code, what + " " + problem + ".");
    }
}
