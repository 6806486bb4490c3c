package dev.openbook.bom.entry;

import dev.openbook.json.InvalidJsonException;
import dev.openbook.json.JsonLimits;
import dev.openbook.json.JsonReader;
import dev.openbook.model.ModelContent;
import dev.openbook.value.CanonicalJson;
import dev.openbook.value.Json;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads how a model is built out of {@code config.json}, as the transformers library writes it. Libraries and families have names
 * of their own for the same sizes; here they have those that CycloneDX reserves. A file that cannot be read tells nothing;
 * inspection has made a finding of it. Thread-safe.
 */
public final class ArchitectureReader {
    private static final String FILE = "config.json";
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_WORD = 200;

    /** Reserved name to the names that configurations use, likeliest first. */
    private static final Map<String, List<String>> SIZES = Map.of(
            "hidden_size", List.of("hidden_size", "n_embd", "d_model", "dim"),
            "num_hidden_layers", List.of("num_hidden_layers", "n_layer", "num_layers", "n_layers", "encoder_layers"),
            "context_length", List.of("max_position_embeddings", "n_positions", "n_ctx", "max_seq_len", "max_sequence_length"),
            "vocab_size", List.of("vocab_size"));

    private ArchitectureReader() {}

    /** What the configuration says; nothing is known of a model without one. */
    public static ModelArchitecture read(ModelContent content) {
        return configuration(content).map(ArchitectureReader::architecture).orElse(ModelArchitecture.UNKNOWN);
    }

    private static Optional<Json.Obj> configuration(ModelContent content) {
        if (!content.contains(FILE)) {
            return Optional.empty();
        }
        ByteBuffer bytes = content.bytes(FILE);
        if (bytes.remaining() > MAX_BYTES) {
            return Optional.empty();
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        try {
            return JsonReader.tolerant(JsonLimits.ofBytes(MAX_BYTES)).read(copy) instanceof Json.Obj object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (InvalidJsonException e) {
            return Optional.empty();
        }
    }

    private static ModelArchitecture architecture(Json.Obj configuration) {
        Map<String, String> sizes = new LinkedHashMap<>();
        SIZES.forEach((reserved, names) -> names.stream()
                .map(name -> configuration.members().getOrDefault(name, Json.NULL))
                .filter(Json.Num.class::isInstance)
                .findFirst()
                .ifPresent(size -> sizes.put(reserved, CanonicalJson.write(size))));
        Json architectures = configuration.members().getOrDefault("architectures", Json.NULL);
        String architecture = architectures instanceof Json.Array array && !array.items().isEmpty()
                ? word(array.items().getFirst())
                : "";
        return new ModelArchitecture(word(configuration.members().getOrDefault("model_type", Json.NULL)), architecture, sizes);
    }

    private static String word(Json value) {
        return value instanceof Json.Text text && text.value().length() <= MAX_WORD ? text.value() : "";
    }
}
