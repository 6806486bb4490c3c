package dev.openbook.benchmarks;

import dev.openbook.cli.BundledModels;
import dev.openbook.model.ModelSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The files of {@code bundled:minilm} in a folder, for those who cannot read them from a jar, and a setting for their logs. */
final class PeerFiles {
    static final String GRAPH = "model.onnx";
    static final String UNLIMITED_TOKENIZER = "tokenizer-unlimited.json";
    static final String LOGGING = "logging.properties";
    /** The limit that the tokenizer's file states. */
    static final int PUBLISHED_TOKENS = 128;

    private static final String TOKENIZER = "tokenizer.json";

    private PeerFiles() {}

    /** Writes the graph, the tokenizer, the tokenizer without its limit on length, and how little the libraries are to log. */
    static void write(Path folder) throws IOException {
        ModelSource.Resources model = bundled();
        copy(model, "onnx/model_quantized.onnx", folder.resolve(GRAPH));
        copy(model, TOKENIZER, folder.resolve(TOKENIZER));
        Files.writeString(folder.resolve(LOGGING), "handlers=java.util.logging.ConsoleHandler\n.level=SEVERE\n");
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode tokenizer = (ObjectNode) mapper.readTree(folder.resolve(TOKENIZER));
        tokenizer.putNull("truncation");
        try (OutputStream out = Files.newOutputStream(folder.resolve(UNLIMITED_TOKENIZER))) {
            mapper.writeValue(out, tokenizer);
        }
    }

    /** {@code bundled:minilm}, whose files are resources. */
    static ModelSource.Resources bundled() {
        return (ModelSource.Resources) BundledModels.minilm();
    }

    private static void copy(ModelSource.Resources model, String file, Path target) throws IOException {
        String resource = Objects.requireNonNull(model.files().get(file));
        try (InputStream in = Objects.requireNonNull(model.loader().getResourceAsStream(resource))) {
            Files.copy(in, target);
        }
    }
}
