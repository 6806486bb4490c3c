package dev.openbook.text;

import dev.openbook.text.internal.wordpiece.WordPieceSettings;
import dev.openbook.text.internal.wordpiece.WordPieceTokenizer;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * What a {@code tokenizer.json} says of splitting as BERT does. Files that differ from BERT's in anything but a switch or two
 * are none of this kind; the native library reads them all.
 *
 * @param lowercase whether letters lose their case
 * @param stripAccents whether letters lose their accents
 */
record WordPieceFile(boolean lowercase, boolean stripAccents) {

    /** Reads a file as far as its vocabulary, in some microseconds. */
    static Optional<WordPieceFile> read(String json) {
        Optional<WordPieceFile> normalizer = Optional.empty();
        boolean words = false;
        try (JsonParser parser = TokenizerJson.MAPPER.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "normalizer" -> normalizer = ofNormalizer(parser.readValueAsTree());
                    case "pre_tokenizer" ->
                        words = parser.<JsonNode>readValueAsTree().path("type").asString("").equals("BertPreTokenizer");
                    case "model" -> {
                        return words && beginsAsWordPiece(parser) ? normalizer : Optional.empty();
                    }
                    default -> parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            return Optional.empty(); // whoever reads all of it will say so
        }
        return Optional.empty();
    }

    /** The tokenizer over a vocabulary; empty if words or added tokens are treated in a way that is not known in Java. */
    Optional<WordPieceTokenizer> tokenizer(Vocabulary vocabulary) {
        ModelTokens model = vocabulary.model();
        boolean known = vocabulary.unknown() >= 0
                && model.maxWord() > 0
                && model.maxWord() <= WordPieceSettings.LONGEST_WORD
                && vocabulary.added().stream().noneMatch(AddedToken::normalized);
        return known
                ? Optional.of(new WordPieceTokenizer(settings(vocabulary), model.tokens()::find))
                : Optional.empty();
    }

    private WordPieceSettings settings(Vocabulary vocabulary) {
        return new WordPieceSettings(
                lowercase,
                stripAccents,
                vocabulary.model().continuation(),
                vocabulary.unknown(),
                vocabulary.model().maxWord(),
                vocabulary.added().stream().map(AddedToken::content).toList());
    }

    private static Optional<WordPieceFile> ofNormalizer(JsonNode normalizer) {
        if (!normalizer.path("type").asString("").equals("BertNormalizer") || !normalizer.path("clean_text").asBoolean(false)) {
            return Optional.empty();
        }
        boolean lowercase = normalizer.path("lowercase").asBoolean(true);
        return Optional.of(new WordPieceFile(lowercase, normalizer.path("strip_accents").asBoolean(lowercase)));
    }

    private static boolean beginsAsWordPiece(JsonParser parser) {
        return parser.currentToken() == JsonToken.START_OBJECT
                && parser.nextToken() == JsonToken.PROPERTY_NAME
                && parser.currentName().equals("type")
                && parser.nextToken() == JsonToken.VALUE_STRING
                && parser.getString().equals("WordPiece");
    }
}
