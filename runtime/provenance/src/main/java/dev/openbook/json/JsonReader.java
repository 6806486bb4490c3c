package dev.openbook.json;

import dev.openbook.value.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads one JSON value (RFC 8259) from untrusted bytes: well-formed UTF-8, nothing behind the end, and no name twice in one
 * object, because readers disagree about which one counts. Thread-safe. The cost follows the length of the text.
 */
public final class JsonReader {
    private final JsonLimits limits;
    private final boolean exact;
    private final JsonFactory factory;

    private JsonReader(JsonLimits limits, boolean exact) {
        this.limits = limits;
        this.exact = exact;
        this.factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .configure(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS, !exact)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxNesting())
                        .maxStringLength(limits.maxBytes())
                        .build())
                .build();
    }

    /**
     * A reader of what every reader must understand the same: no byte order mark, no number beyond what a double holds, no half
     * characters.
     */
    public static JsonReader exact(JsonLimits limits) {
        return new JsonReader(limits, true);
    }

    /**
     * A reader of what programs write beside a model. A byte order mark is skipped; numbers that JSON cannot say, which Python
     * writes as {@code Infinity} and {@code NaN}, and numbers beyond what a double holds become texts; of half a character, which
     * escapes can spell, a question mark takes the place.
     */
    public static JsonReader tolerant(JsonLimits limits) {
        return new JsonReader(limits, false);
    }

    /**
     * The value.
     *
     * @throws InvalidJsonException if the bytes are no such JSON or exceed a limit
     */
    public Json read(byte[] bytes) throws InvalidJsonException {
        if (bytes.length > limits.maxBytes()) {
            throw new InvalidJsonException(
                    String.format(Locale.ROOT, "has %,d bytes; at most %,d are read", bytes.length, limits.maxBytes()), "");
        }
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text(bytes))) {
            parser.nextToken();
            Json json = new ValueReader(parser, limits.maxValues(), exact).value();
            if (parser.nextToken() != null) {
                throw new InvalidJsonException("has something behind its end", place(parser.currentTokenLocation()));
            }
            return json;
        } catch (JacksonException e) {
            boolean twice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate");
            throw new InvalidJsonException(
                    twice ? "says the same name twice, so that readers may disagree about it" : "is not JSON", place(e.getLocation()));
        }
    }

    private String text(byte[] bytes) throws InvalidJsonException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (!text.startsWith("\uFEFF")) {
                return text;
            }
            if (exact) {
                throw new InvalidJsonException("starts with a byte order mark", "");
            }
            return text.substring(1);
        } catch (CharacterCodingException e) {
            throw new InvalidJsonException("is not text in UTF-8", "");
        }
    }

    /** Some failures, such as nesting too deep, have no place. */
    private static String place(@Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
