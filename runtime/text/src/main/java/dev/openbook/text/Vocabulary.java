package dev.openbook.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What a {@code tokenizer.json} says of its tokens, which the native library does not tell. Immutable.
 *
 * <p>Ids are those that the library gives, which the file's own ids of added tokens only describe: a spelling that the model
 * has keeps the model's id, any other gets the next free one, in the order of the file.
 */
final class Vocabulary {
    private final TokenTable tokens;
    private final List<AddedToken> added;
    private final BitSet addedIds = new BitSet();
    private final BitSet special = new BitSet();
    private final JsonNode decoder;
    private final ModelTokens model;
    private final int unknown;

    private Vocabulary(ModelTokens model, List<AddedToken> added, JsonNode decoder, int unknown) {
        this.model = model;
        this.tokens = model.tokens();
        this.added = List.copyOf(added);
        this.decoder = decoder;
        this.unknown = unknown;
        added.forEach(token -> addedIds.set(token.id()));
        added.stream().filter(AddedToken::special).forEach(token -> special.set(token.id()));
    }

    /**
     * Reads a file that {@link TokenizerOutline} found sound. Costs about a millisecond for a
     * thousand tokens.
     *
     * @throws IllegalArgumentException if an id is beyond what any vocabulary has
     */
    static Vocabulary read(String json) {
        ModelTokens model = new ModelTokens();
        JsonNode added = MissingNode.getInstance();
        JsonNode decoder = MissingNode.getInstance();
        try (JsonParser parser = TokenizerJson.MAPPER.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "added_tokens" -> added = parser.readValueAsTree();
                    case "decoder" -> decoder = parser.readValueAsTree();
                    case "model" -> model.read(parser);
                    default -> parser.skipChildren();
                }
            }
        }
        int unknown = model.unknown(); // before added tokens are among the others
        return new Vocabulary(model, numbered(added, model.tokens()), decoder, unknown);
    }

    /** One more than the largest id. */
    int size() {
        return tokens.bound();
    }

    OptionalInt idOf(String token) {
        return tokens.idOf(token);
    }

    boolean contains(int id) {
        return tokens.contains(id);
    }

    String tokenOf(int id) {
        return tokens.spelling(id);
    }

    List<AddedToken> added() {
        return added;
    }

    boolean isSpecial(int id) {
        return id >= 0 && special.get(id);
    }

    boolean isAdded(int id) {
        return id >= 0 && addedIds.get(id);
    }

    JsonNode decoder() {
        return decoder;
    }

    /** The model's own part of the file. */
    ModelTokens model() {
        return model;
    }

    /** What the model gives for text that it cannot spell, or -1. */
    int unknown() {
        return unknown;
    }

    private static List<AddedToken> numbered(JsonNode entries, TokenTable tokens) {
        List<AddedToken> added = new ArrayList<>();
        int modelSize = tokens.count();
        int largest = -1;
        for (JsonNode entry : entries) {
            String content = entry.path("content").asString("");
            if (content.isEmpty()) {
                continue;
            }
            int next = largest >= modelSize ? largest + 1 : modelSize;
            int id = tokens.idOf(content).orElse(next);
            largest = Math.max(largest, id);
            tokens.add(id, content);
            added.add(new AddedToken(
                    id,
                    content,
                    entry.path("special").asBoolean(false),
                    entry.path("lstrip").asBoolean(false),
                    entry.path("rstrip").asBoolean(false),
                    entry.path("normalized").asBoolean(false),
                    entry.path("single_word").asBoolean(false)));
        }
        return added;
    }
}
