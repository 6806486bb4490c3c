package dev.openbook.text.convert;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The files of a tokenizer.
 *
 * @param bytes by name
 */
public record FolderFiles(Map<String, ByteBuffer> bytes) {
    private static final int MAX_DEPTH = 20;

    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .build();

    /** Copies the map. */
    public FolderFiles {
        bytes = Map.copyOf(bytes);
    }

    ByteBuffer bytes(String name) {
        ByteBuffer file = bytes.get(name);
        if (file == null) {
            throw new ConversionRefusal("there is no " + name);
        }
        return file.duplicate();
    }

    String text(String name) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes(name)).toString();
        } catch (CharacterCodingException e) {
            throw new ConversionRefusal(name + " is not text in UTF-8");
        }
    }

    /** A JSON object; a missing node if there is no such file. */
    JsonNode object(String name) {
        if (!bytes.containsKey(name)) {
            return MissingNode.getInstance();
        }
        try {
            JsonNode object = JSON.readTree(text(name));
            if (object.isObject()) {
                return object;
            }
        } catch (JacksonException e) {
            throw new ConversionRefusal(name + " is not JSON");
        }
        throw new ConversionRefusal(name + " is JSON, but not an object");
    }
}
