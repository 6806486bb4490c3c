package dev.openbook.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Files with values that nobody expects give settings within their bounds, or one of two failures. */
class GeneratorFuzzTest {
    private static final int ROUNDS = Integer.getInteger("openbook.fuzz.rounds", 500);
    private static final JsonMapper JSON = new JsonMapper();
    private static final SortedMap<String, String> FILES = new TreeMap<>(Map.of(
            "genai_config.json", """
                    {"model": {"type": "llama", "bos_token_id": 1, "eos_token_id": [2, 3], "pad_token_id": 0, "context_length": 64,
                               "tokenizer_dir": "", "vision": {"filename": ""}, "encoder": {"filename": ""},
                               "decoder": {"filename": "model.onnx", "head_size": 16, "layer_types": ["full_attention"], "pipeline": [],
                                           "session_options": {"log_id": "x", "intra_op_num_threads": 2, "enable_profiling": "",
                                                               "graph_optimization_level": "ORT_ENABLE_ALL",
                                                               "provider_options": [{"cuda": {"device_id": "0"}}], "session.x": "1"},
                                           "run_options": {"a": ""}, "sliding_window": {"window_size": 8, "slide_key_value_cache": false},
                                           "inputs": {"input_ids": "input_ids", "past_key_names": "past_key_values.%d.key"},
                                           "outputs": {"logits": "logits", "present_key_names": "present.%d.key"}}},
                     "search": {"do_sample": true, "temperature": 0.7, "top_k": 5, "top_p": 0.9, "num_beams": 1, "max_length": 64}}""",
            "config.json", """
                    {"model_type": "llama", "architectures": ["LlamaForCausalLM"], "is_encoder_decoder": false, "eos_token_id": 2,
                     "max_position_embeddings": 64, "sliding_window": null, "use_sliding_window": false, "head_dim": 8,
                     "hidden_size": 64, "num_attention_heads": 8, "text_config": {"n_ctx": 12}, "layer_types": ["attention"],
                     "transformers.js_config": {"dtype": {"model": "fp32"}}}""",
            "generation_config.json", """
                    {"do_sample": true, "eos_token_id": [2], "temperature": 0.6, "repetition_penalty": 1.1, "max_new_tokens": 9,
                     "suppress_tokens": [1], "min_p": 0.1, "no_repeat_ngram_size": 2}""",
            "tokenizer_config.json", """
                    {"eos_token": {"content": "</s>"}, "model_max_length": 64, "chat_template": "x"}"""));
    private static final List<String> VALUES = List.of(
            "null", "true", "false", "0", "-1", "1", "2147483647", "2147483648", "-2147483648", "1e308", "1e-308", "0.5", "1e30",
            "\"\"", "\"x\"", "\"%d\"", "\"%d%d\"", "\"past_%d\"", "\"../../x\"", "\"\\ud800\"", "[]", "{}", "[[]]", "[{}]",
            "{\"a\": {\"b\": []}}", "[1, \"2\"]", "{\"filename\": \"model.onnx\"}", "[{\"a\": {\"filename\": \"model.onnx\"}}]", "[\"mamba\"]",
            "NaN", "Infinity", "{", "1 2", "\"q4\"");

    @TempDir
    private Path temporary;

    @Test
    void every_file_gives_settings_or_a_clear_failure() throws IOException {
        GeneratorFolder model = GeneratorFolder.withDecoder(temporary);
        Random random = new Random(20261123);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            read += readable(model, random, "round " + round) ? 1 : 0;
        }
        assertThat(read).as("folders that could be read").isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
    }

    private static boolean readable(GeneratorFolder model, Random random, String description) throws IOException {
        List<String> changed = new ArrayList<>();
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            String text = random.nextInt(2) == 0 ? file.getValue() : mutated(file.getValue(), random);
            boolean left = file.getKey().equals("genai_config.json") && random.nextBoolean();
            changed.add(left ? "{}" : text);
            model.with(file.getKey(), left ? "{}" : text);
        }
        try {
            GeneratorSettings settings = model.settings();
            assertThat(settings.contextLength()).as(description).isBetween(GeneratorSettings.LEAST_CONTEXT, GeneratorSettings.MOST_CONTEXT);
            assertThat(settings.endOfTurnIds()).as(description).allMatch(id -> id >= 0);
            assertThat(settings.graphs().graph()).as(description).isEqualTo("model.onnx");
            assertThat(settings.graphs().headSize().orElse(1)).as(description).isPositive();
            return true;
        } catch (OpenbookException e) {
            assertThat(e.code()).as(description + changed).isIn(FailureCode.MODEL_DAMAGED, FailureCode.MODEL_UNSUPPORTED);
            assertThat(e.getMessage()).as(description).endsWith(".");
            return false;
        }
    }

    /** One to three values replaced by others, or the text cut off. */
    private static String mutated(String text, Random random) {
        if (random.nextInt(10) == 0) {
            return text.substring(0, random.nextInt(text.length()));
        }
        JsonNode tree = JSON.readTree(text);
        String marker = "replace-me";
        for (int i = random.nextInt(3); i >= 0; i--) {
            replace(tree, marker + i, random);
        }
        String mutated = tree.toString();
        for (int i = 0; i < 3; i++) {
            mutated = mutated.replace("\"" + marker + i + "\"", VALUES.get(random.nextInt(VALUES.size())));
        }
        return mutated;
    }

    private static void replace(JsonNode node, String value, Random random) {
        List<String> names = new ArrayList<>(node.propertyNames());
        boolean leaf = node.isArray() ? node.isEmpty() : names.isEmpty();
        if (leaf) {
            return;
        }
        int which = random.nextInt(node.size());
        JsonNode child = node.isArray() ? node.get(which) : node.get(names.get(which));
        if (child.isContainer() && !child.isEmpty() && random.nextInt(4) != 0) {
            replace(child, value, random);
        } else if (node instanceof ArrayNode array) {
            array.set(which, value);
        } else if (node instanceof ObjectNode object) {
            object.put(names.get(which), value);
        }
    }
}
