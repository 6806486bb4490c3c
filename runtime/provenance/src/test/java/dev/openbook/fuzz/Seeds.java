package dev.openbook.fuzz;

import dev.openbook.graph.Onnx;
import dev.openbook.graph.Proto;
import dev.openbook.signature.SignatureFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Sound files to begin with: made here, from the module's resources, and, where they lie beside the checkout, of real models. */
final class Seeds {
    private static final int MAX_BYTES = 64 << 10;
    private static final String CARD = """
            ---
            license: apache-2.0
            language: [en, no]
            library_name: transformers
            pipeline_tag: text-generation
            base_model: [a/b, c/d]
            base_model_relation: merge
            datasets:
              - a/b
            co2_eq_emissions: {emissions: 12.5, source: "x"}
            model-index:
              - name: x
                results:
                  - task: {type: text-generation, name: y}
                    dataset: {type: z, name: z, config: &c default, split: *c}
                    metrics:
                      - {type: accuracy, value: 0.9}
            ---
            # Model

            ## Intended use
            | a | b |
            |---|---|
            ## Limitations
            None.
            """;
    private static final String RECORD = """
            framework: {name: Model Openness Framework, version: "1.0", date: "2024-12-15"}
            release:
              name: x
              producer: y
              license:
                distribution: {name: Apache-2.0, path: LICENSE}
              components:
                - {name: Model architecture, description: "", license: MIT, component_path: x}
                - name: Datasets
                  license: unlicensed
            """;
    private static final String CONFIG = """
            {"architectures":["LlamaForCausalLM"],"model_type":"llama","id2label":{"0":"A","1":"B"},"auto_map":{"AutoModel":"m.M"},
             "rope_scaling":{"factor":8.0},"layer_types":["full_attention"],"eos_token_id":[1,2],"quantization_config":null}
            """;
    private static final String GENAI = """
            {"model":{"type":"llama","context_length":128,"decoder":{"filename":"model.onnx","inputs":{"input_ids":"input_ids"},
             "pipeline":[{"a":{"filename":"a.onnx"}}]},"tokenizer_dir":"./t/"},"search":{"max_length":128,"top_p":0.9}}
            """;
    private static final String DATA_CARD = """
            {"@context":{"@vocab":"https://schema.org/","cr":"http://mlcommons.org/croissant/"},"@type":"sc:Dataset","name":"x",
             "conformsTo":"http://mlcommons.org/croissant/1.0","license":["https://creativecommons.org/licenses/by/4.0/"],
             "creator":{"@type":"Person","name":"y"},"rai:dataBiases":"z",
             "distribution":[{"@type":"cr:FileObject","@id":"f","sha256":"%s","contentUrl":"x.csv"}],"recordSet":[]}
            """.formatted("0".repeat(64));
    private static final String HUB_DATA_CARD = """
            ---
            license: cc-by-4.0
            language: [en, "no"]
            pretty_name: X
            size_categories: [1K<n<10K]
            source_datasets: [a/b]
            configs:
              - config_name: default
                data_files: [{split: train, path: x.csv}]
            dataset_info:
              splits: [{name: train, num_bytes: 12, num_examples: 3}]
            ---
            # Data
            ## Personal and Sensitive Information
            None.
            """;
    private static final String LICENSE = """
            MIT License

            Copyright (c) 2026 Somebody

            Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
            files (the "Software"), to deal in the Software without restriction.
            """;
    private static final String RESULTS = """
            - dataset: {id: a/b, task_id: default, revision: main}
              value: 20.9
              date: "2026-01-15"
              source: {url: https://example.org, name: x}
            """;

    private Seeds() {}

    static List<FuzzTarget> targets(Path work) throws IOException {
        byte[] adder = Onnx.adder();
        byte[] config = utf8(CONFIG);
        Map<String, byte[]> beside = Map.of("model.onnx", adder, "config.json", config, "data/weights", new byte[64]);
        return List.of(
                new InspectedFile("graph (ONNX)", "model.onnx", graphs(), Map.of("config.json", config, "weights", new byte[64])),
                new InspectedFile("model card (YAML)", "README.md", real("data/metadata/cards", ".md", utf8(CARD)), beside),
                new InspectedFile("data card (YAML)", "DATA_CARD.md", real("data/metadata/cards", ".md", utf8(HUB_DATA_CARD)), beside),
                new InspectedFile("licence text", "LICENSE", List.of(utf8(LICENSE)), beside),
                new InspectedFile("results (YAML)", ".eval_results/x.yaml", List.of(utf8(RESULTS)), beside),
                new InspectedFile("record beside the model (YAML)", "MODEL_OPENNESS.yml", real("data/mof/models", ".yml", utf8(RECORD)), beside),
                new OpennessRecordFile(real("data/mof/models", ".yml", utf8(RECORD))),
                new InspectedFile("configuration (JSON)", "config.json", real("data/models", "config.json", config), Map.of("model.onnx", adder)),
                new InspectedFile("configuration for generation (JSON)", "genai_config.json", List.of(utf8(GENAI)), beside),
                new InspectedFile("data card (JSON)", "croissant.json", List.of(utf8(DATA_CARD)), beside),
                SignatureFile.bundle(work.resolve("bundle"), real("data/signing", ".sig")),
                SignatureFile.statement(work.resolve("statement")));
    }

    private static List<byte[]> graphs() throws IOException {
        Proto branch = new Proto().message(5, Onnx.tensor("v", Onnx.FLOAT, new byte[4], 1));
        Proto choice = Onnx.node("", "If", "x").message(5, new Proto().text(1, "then_branch").message(6, branch));
        Proto packed = Onnx.node("com.microsoft", "MatMulNBits", "x", "q").message(5, Onnx.integer("K", 8)).message(5, Onnx.integer("N", 4));
        Proto sparse = new Proto().message(1, Onnx.tensor("s", Onnx.FLOAT, new byte[4], 1));
        byte[] rich = Onnx.model(new Proto()
                        .message(1, choice)
                        .message(1, packed)
                        .message(5, Onnx.tensor("q", Onnx.UINT8, new byte[16], 16))
                        .message(15, sparse)
                        .message(11, Onnx.value("x", Onnx.FLOAT, "batch"))
                        .message(12, Onnx.value("y", Onnx.FLOAT, "batch")))
                .message(14, new Proto().text(1, "k").text(2, "v"))
                .message(25, new Proto().text(1, "F").text(10, "d").message(7, choice))
                .toBytes();
        List<byte[]> graphs = new ArrayList<>(real("data/onnx-layouts", ".onnx", rich, Onnx.adder(),
                Onnx.external(Map.of("location", "weights", "offset", "0", "length", "4"))));
        try (InputStream stream = Seeds.class.getResourceAsStream("/models/genai-llama-int4/model.onnx")) {
            graphs.add(stream.readAllBytes());
        }
        return graphs;
    }

    /** Real files of a suffix, if there are any, and what is given. */
    private static List<byte[]> real(String folder, String suffix, byte[]... made) throws IOException {
        List<byte[]> seeds = new ArrayList<>(List.of(made));
        Optional<Path> found = beside(folder);
        if (found.isPresent()) {
            try (Stream<Path> files = Files.walk(found.get())) {
                for (Path file : files.filter(path -> path.toString().endsWith(suffix)).sorted().limit(60).toList()) {
                    if (Files.size(file) <= MAX_BYTES) {
                        seeds.add(Files.readAllBytes(file));
                    }
                }
            }
        }
        return seeds;
    }

    private static Optional<Path> beside(String folder) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared").resolve(folder);
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
