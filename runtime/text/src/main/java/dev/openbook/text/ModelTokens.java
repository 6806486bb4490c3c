package dev.openbook.text;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** Reads the {@code model} of a {@code tokenizer.json} for its vocabulary; merges and all else are passed over. */
final class ModelTokens {
    /** Beyond any vocabulary in use (the largest have a million), and still some 32 MB. */
    private static final int MAX_ID = (1 << 22) - 1;

    private final TokenTable tokens = new TokenTable();
    private String unknownToken = "";
    private int unknownId = -1;
    private String continuation = "";
    private int maxWord;

    /** Reads the value at which the parser stands. */
    void read(JsonParser parser) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "vocab" -> readVocabulary(parser, value);
                case "unk_token" -> unknownToken = parser.getValueAsString("");
                case "continuing_subword_prefix" -> continuation = parser.getValueAsString("");
                case "max_input_chars_per_word" -> maxWord = parser.<JsonNode>readValueAsTree().asInt(0);
                case "unk_id" -> unknownId = parser.getValueAsInt(-1);
                default -> parser.skipChildren();
            }
        }
    }

    TokenTable tokens() {
        return tokens;
    }

    /** What the spelling of a token begins with that goes on a word. */
    String continuation() {
        return continuation;
    }

    /** How many characters a word has at most that is split at all; 0 if the file does not say. */
    int maxWord() {
        return maxWord;
    }

    /** What stands for text that cannot be spelled, or -1. */
    int unknown() {
        return unknownId >= 0 ? unknownId : tokens.idOf(unknownToken).orElse(-1);
    }

    private void readVocabulary(JsonParser parser, JsonToken value) {
        if (value == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String token = parser.currentName();
                parser.nextToken();
                add(parser.getValueAsInt(-1), token);
                parser.skipChildren();
            }
        } else if (value == JsonToken.START_ARRAY) {
            for (int id = 0; parser.nextToken() == JsonToken.START_ARRAY; id++) {
                parser.nextToken();
                add(id, parser.getValueAsString(""));
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    parser.skipChildren();
                }
            }
        }
    }

    private void add(int id, String token) {
        if (id < 0 || id > MAX_ID) {
            throw new IllegalArgumentException("it numbers a token " + id + ", and the largest allowed is " + MAX_ID);
        }
        tokens.add(id, token);
    }
}
