package dev.openbook.text;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Checks a {@code tokenizer.json} before native code sees it.
 *
 * <p>The native library does not fail on all bad input, it ends the process: on a syntax error within {@code decoder} (as in
 * a file that was cut off), on a post-processor that names a special token it does not define, on a decoder that strips the
 * end of a token that is too short for it, on BPE merges that are shorter than the prefix of words that go on. All were found by
 * altering files at random; {@code TokenizerFuzzTest} goes on looking. The vocabulary is skipped, so a file of 17 MB costs
 * some 60 milliseconds.
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
        boolean strips = false;
        boolean prefixed = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "decoder" -> {
                    JsonNode decoder = parser.readValueAsTree();
                    sound &= strict(decoder);
                    strips |= stripsEnds(decoder);
                }
                case "post_processor" -> sound &= definesItsTokens(parser.<JsonNode>readValueAsTree());
                case "model" -> {
                    model |= value == JsonToken.START_OBJECT;
                    prefixed |= mergesPrefixed(parser);
                }
                default -> parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            return Optional.of("something follows the end of its JSON");
        } else if (!model) {
            return Optional.of("it has no \"model\" with a vocabulary");
        } else if (!sound) {
            return Optional.of("its \"decoder\" or \"post_processor\" contradicts itself");
        } else if (strips) {
            return Optional.of("its \"decoder\" strips the ends of tokens, which is not supported");
        }
        return prefixed
                ? Optional.of("its words that go on have a prefix of their own (\"continuing_subword_prefix\"), which is not"
                        + " supported with merges")
                : Optional.empty();
    }

    private static boolean stripsEnds(JsonNode decoder) {
        JsonNode stop = decoder.path("stop");
        return (!stop.isMissingNode() && !(stop.isInt() && stop.intValue() == 0))
                || decoder.path("decoders").valueStream().anyMatch(TokenizerOutline::stripsEnds);
    }

    private static boolean mergesPrefixed(JsonParser parser) {
        boolean merges = false;
        boolean prefix = false;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return false;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            merges |= name.equals("merges");
            prefix |= name.equals("continuing_subword_prefix")
                    && value == JsonToken.VALUE_STRING
                    && !parser.getString().isEmpty();
            parser.skipChildren();
        }
        return merges && prefix;
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
