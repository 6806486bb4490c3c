package dev.openbook.text;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A {@code tokenizer.json} with other spellings for some of its tokens: among the added tokens, in the vocabulary, and as
 * the unknown token. Merges that would make or use such a token are left out, so that text cannot arrive at it that way;
 * the post-processor and the decoder name tokens by id, or are not asked. Copied as a stream: nothing large is held.
 */
final class RespelledFile {
    private final Respelling respelling;
    private final JsonParser in;
    private final JsonGenerator out;

    private RespelledFile(Respelling respelling, JsonParser in, JsonGenerator out) {
        this.respelling = respelling;
        this.in = in;
        this.out = out;
    }

    /** The text of the file, respelled. */
    static String of(String json, Respelling respelling) {
        StringWriter text = new StringWriter(json.length() + 1_000);
        try (JsonParser in = TokenizerJson.MAPPER.createParser(json);
                JsonGenerator out = TokenizerJson.MAPPER.createGenerator(text)) {
            in.nextToken();
            new RespelledFile(respelling, in, out).copyFile();
        }
        return text.toString();
    }

    private void copyFile() {
        out.writeStartObject();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            out.writeName(name);
            in.nextToken();
            switch (name) {
                case "added_tokens" -> copyAddedTokens(in.readValueAsTree());
                case "model" -> copyModel();
                default -> out.copyCurrentStructure(in);
            }
        }
        out.writeEndObject();
    }

    private void copyAddedTokens(JsonNode tokens) {
        for (JsonNode token : tokens) {
            if (token instanceof ObjectNode members) {
                members.put("content", respelling.apply(token.path("content").asString("")));
            }
        }
        out.writePOJO(tokens);
    }

    private void copyModel() {
        out.writeStartObject();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            out.writeName(name);
            JsonToken value = in.nextToken();
            if (name.equals("vocab") && value == JsonToken.START_OBJECT) {
                copyNumberedVocabulary();
            } else if (name.equals("vocab") && value == JsonToken.START_ARRAY) {
                copyScoredVocabulary();
            } else if (name.equals("merges") && value == JsonToken.START_ARRAY) {
                copyMerges();
            } else if (name.equals("unk_token") && value == JsonToken.VALUE_STRING) {
                out.writeString(respelling.apply(in.getString()));
            } else {
                out.copyCurrentStructure(in);
            }
        }
        out.writeEndObject();
    }

    private void copyNumberedVocabulary() {
        out.writeStartObject();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            out.writeName(respelling.apply(in.currentName()));
            in.nextToken();
            out.copyCurrentStructure(in);
        }
        out.writeEndObject();
    }

    private void copyScoredVocabulary() {
        out.writeStartArray();
        while (in.nextToken() == JsonToken.START_ARRAY) {
            out.writeStartArray();
            in.nextToken();
            out.writeString(respelling.apply(in.getValueAsString("")));
            while (in.nextToken() != JsonToken.END_ARRAY) {
                out.copyCurrentStructure(in);
            }
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    /** Both forms: {@code "a b"} and {@code ["a", "b"]}. */
    private void copyMerges() {
        out.writeStartArray();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            JsonNode merge = in.readValueAsTree();
            String text = merge.asString("");
            int space = text.indexOf(' ');
            String left = merge instanceof ArrayNode ? merge.path(0).asString("") : text.substring(0, Math.max(space, 0));
            String right = merge instanceof ArrayNode ? merge.path(1).asString("") : text.substring(space + 1);
            if (!touches(left, right)) {
                out.writePOJO(merge);
            }
        }
        out.writeEndArray();
    }

    private boolean touches(String left, String right) {
        return respelling.of(left) != null || respelling.of(right) != null || respelling.of(left + right) != null;
    }
}
