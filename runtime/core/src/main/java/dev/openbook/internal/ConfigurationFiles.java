package dev.openbook.internal;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelContent;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads the JSON files beside a graph, within limits. Numbers that JSON does not have but Python writes ({@code NaN}, {@code
 * Infinity}) are read. Thread-safe.
 */
public final class ConfigurationFiles {
    /** Some {@code tokenizer_config.json} list every added token and have a megabyte or two. */
    private static final int MAX_BYTES = 16 << 20;

    private static final int MAX_DEPTH = 100;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .build();

    private final ModelContent content;

    /** The files of a model, which must stay open meanwhile. */
    public ConfigurationFiles(ModelContent content) {
        this.content = content;
    }

    /**
     * The file's JSON; a missing node if there is no such file.
     *
     * @throws OpenbookException with {@code MODEL_DAMAGED} if it is not JSON or too large
     */
    public JsonNode read(String path) {
        if (!content.contains(path)) {
            return MissingNode.getInstance();
        }
        ByteBuffer buffer = content.bytes(path);
        if (buffer.remaining() > MAX_BYTES) {
            throw damaged(path, "has " + buffer.remaining() + " bytes; at most " + MAX_BYTES + " are read", null);
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        try {
            return MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            throw damaged(path, "is not JSON", e);
        }
    }

    /**
     * The file as an object of settings; empty if there is no such file.
     *
     * @throws OpenbookException with {@code MODEL_DAMAGED} if it is not a JSON object or too large
     */
    public Optional<ConfigurationObject> object(String path) {
        JsonNode node = read(path);
        if (node.isMissingNode() && !content.contains(path)) {
            return Optional.empty();
        }
        if (!node.isObject()) {
            throw damaged(path, "is not a JSON object", null);
        }
        return Optional.of(new ConfigurationObject(path, "", node));
    }

    /** What to say of a file that cannot be used; {@code what} is the rest of a sentence that begins with the file. */
    public static OpenbookException damaged(String path, String what, @Nullable Throwable cause) {
        return new OpenbookException(
                FailureCode.MODEL_DAMAGED,
                "The model's file " + path + " " + what + ". Fetch the model again from its publisher.",
                cause);
    }
}
