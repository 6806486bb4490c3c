package dev.openbook.embed;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/** The model that comes in a jar, with the settings that its publisher gives all-MiniLM-L6-v2. */
final class BundledMiniLm {
    private BundledMiniLm() {}

    static ModelInMemory content() {
        Map<String, byte[]> files = new HashMap<>();
        files.put(ModelInMemory.GRAPH, jarResource("/all-minilm-l6-v2-q.onnx"));
        files.put("tokenizer.json", jarResource("/all-minilm-l6-v2-q-tokenizer.json"));
        return new ModelInMemory(files, true)
                .with("modules.json", """
                        [{"idx": 0, "path": "", "type": "sentence_transformers.models.Transformer"},
                         {"idx": 1, "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
                         {"idx": 2, "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"}]""")
                .with("1_Pooling/config.json", "{\"word_embedding_dimension\": 384, \"pooling_mode_mean_tokens\": true}")
                .with("sentence_bert_config.json", "{\"max_seq_length\": 256}");
    }

    private static byte[] jarResource(String name) {
        try (InputStream in = BundledMiniLm.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
