package dev.openbook.text;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Checks a {@code tokenizer.json} before native code sees it.
 *
 * <p>The native parser does not fail on all bad input, it ends the process: on a syntax error within {@code decoder} (as in
 * a file that was cut off), and later on a post-processor that names a special token it does not define. Both were found by
 * mutating files at random; with these checks in front, 32,000 mutations were refused or worked. The vocabulary is skipped, so a
 * file of 17 MB costs some 60 milliseconds.
 */
final class TokenizerOutline {
    private TokenizerOutline() {}

    /** What is wrong with a file, as part of a sentence; empty if it may be handed to the native parser. */
    static Optional<String> problem(String json) {
        try (JsonParser parser = TokenizerJson.MAPPER.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.of("it is JSON, but not an object");
            }
            return problemOfMembers(parser);
        } catch (JacksonException e) {
            var place = e.getLocation();
            return Optional.of("it is not JSON"
                    + (place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")"));
        }
    }

    private static Optional<String> problemOfMembers(JsonParser parser) {
        boolean model = false;
        boolean sound = true;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "decoder" -> sound &= strict(parser.<JsonNode>readValueAsTree());
                case "post_processor" -> sound &= definesItsTokens(parser.<JsonNode>readValueAsTree());
                default -> {
                    model |= name.equals("model") && value == JsonToken.START_OBJECT;
                    parser.skipChildren();
                }
            }
        }
        if (parser.nextToken() != null) {
            return Optional.of("something follows the end of its JSON");
        }
        if (!model) {
            return Optional.of("it has no \"model\" with a vocabulary");
        }
        return sound ? Optional.empty() : Optional.of("its \"decoder\" or \"post_processor\" contradicts itself");
    }

    /** Whether Rust's JSON reader takes it too: it knows no halves of surrogate pairs and no infinite numbers. */
    private static boolean strict(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> whole(node.asString());
            case NUMBER -> Double.isFinite(node.asDouble());
            case OBJECT -> node.propertyStream().allMatch(member -> whole(member.getKey()) && strict(member.getValue()));
            case ARRAY -> node.valueStream().allMatch(TokenizerOutline::strict);
            default -> true;
        };
    }

    private static boolean whole(String text) {
        return WellFormedText.of(text).equals(text);
    }

    /** Whether every special token that a template puts into place has an entry that says which ids it stands for. */
    private static boolean definesItsTokens(JsonNode processor) {
        JsonNode defined = processor.path("special_tokens");
        for (String template : new String[] {"single", "pair"}) {
            for (JsonNode piece : processor.path(template)) {
                JsonNode token = piece.path("SpecialToken");
                if (!token.isMissingNode() && !defined.path(token.path("id").asString("")).isObject()) {
                    return false;
                }
            }
        }
        return processor.path("processors").valueStream().allMatch(TokenizerOutline::definesItsTokens);
    }
}
