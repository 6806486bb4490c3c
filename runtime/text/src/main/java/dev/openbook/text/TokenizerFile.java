package dev.openbook.text;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelContent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a {@code tokenizer.json} and says in plain words what is wrong with one that the native library refuses. */
final class TokenizerFile {
    private static final int MAX_DEPTH = 200;

    private TokenizerFile() {}

    static String read(ModelContent content, String path) {
        if (path.isEmpty() || !content.contains(path)) {
            throw invalid("The model has no tokenizer file" + (path.isEmpty() ? "" : " " + path)
                    + ". Text models need one: fetch tokenizer.json from the model's publisher and put it beside the model.");
        }
        ByteBuffer bytes = content.bytes(path);
        if (bytes.remaining() > Tokenizers.MAX_FILE_BYTES) {
            throw invalid("The tokenizer file " + path + " has " + bytes.remaining() + " bytes; at most "
                    + Tokenizers.MAX_FILE_BYTES + " are read. Check that it is the right file.");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new OpenbookException(
                    FailureCode.TOKENIZER_INVALID,
                    "The tokenizer file " + path + " is not text in UTF-8. Fetch it again from the model's publisher.",
                    e);
        }
    }

    /** Why a file describes no tokenizer, as part of a sentence; empty if the reason lies deeper than its outline. */
    static Optional<String> explain(String json) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                .build();
        try {
            JsonNode root = JsonMapper.builder(factory).build().readTree(json);
            if (!root.isObject()) {
                return Optional.of("it is JSON, but not an object");
            }
            if (!root.path("model").isObject()) {
                return Optional.of("it has no \"model\" with a vocabulary");
            }
            return Optional.empty();
        } catch (JacksonException e) {
            var place = e.getLocation();
            return Optional.of("it is not JSON"
                    + (place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")"));
        }
    }

    private static OpenbookException invalid(String message) {
        return new OpenbookException(FailureCode.TOKENIZER_INVALID, message);
    }
}
