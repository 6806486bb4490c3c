package dev.openbook.generate;

import dev.openbook.inspect.ModelInspector;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.model.TextGenerator;
import dev.openbook.onnx.OnnxEngine;
import dev.openbook.onnx.OnnxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Tiny generators with random weights, as published tools exported them, and what Python's libraries make of them. */
final class TinyGenerators {
    /** One copy serves all modules of the checkout: it lies with the tests of the engine. */
    private static final Path FOLDER = checkout().resolve("onnx-kernels/src/test/resources/generators");

    static final String LLAMA = "genai-llama-fp32";
    static final Clock NOW = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private static final OnnxEngine ENGINE = OnnxEngine.open(OnnxSettings.standard(2));

    private TinyGenerators() {}

    static Path folder(String name) {
        return FOLDER.resolve(name);
    }

    static TextGenerator open(String name) {
        return open(name, GeneratorOptions.standard(), System::nanoTime);
    }

    static TextGenerator open(String name, GeneratorOptions options, LongSupplier nanoTime) {
        try (ModelContent content = ModelInspector.create().inspect(ModelSource.folder(folder(name)))) {
            return TextGenerators.open(content, ENGINE, options, NOW, nanoTime);
        }
    }

    /** Models for which ids are known. */
    static Stream<String> withGoldens() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            String suffix = ".golden.json";
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .map(name -> name.substring(0, name.length() - suffix.length()))
                    .sorted()
                    .toList();
            return names.stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode golden(String name) {
        return new ObjectMapper().readTree(FOLDER.resolve(name + ".golden.json").toFile());
    }

    static List<Integer> ids(JsonNode array) {
        return array.valueStream().map(JsonNode::asInt).toList();
    }

    private static Path checkout() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("onnx-kernels"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
