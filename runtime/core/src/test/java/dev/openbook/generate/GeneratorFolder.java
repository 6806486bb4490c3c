package dev.openbook.generate;

import dev.openbook.inspect.ModelInspector;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/** A folder with a generator, as inspection and the reader of settings see it. */
record GeneratorFolder(Path path, String variant) {
    private static final ModelInspector INSPECTOR = ModelInspector.create();
    private static final Map<String, Integer> TOKENS = Map.of("</s>", 2, "<|im_end|>", 7);

    static GeneratorFolder empty(Path path) {
        return new GeneratorFolder(path, "");
    }

    /** A folder with one graph of a decoder. */
    static GeneratorFolder withDecoder(Path path) throws IOException {
        return empty(path).with("model.onnx", TinyGraph.decoder());
    }

    GeneratorFolder with(String name, String text) throws IOException {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    GeneratorFolder with(String name, byte[] bytes) throws IOException {
        Path file = path.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return this;
    }

    GeneratorFolder variant(String name) {
        return new GeneratorFolder(path, name);
    }

    GeneratorSettings settings() {
        try (ModelContent content = INSPECTOR.inspect(ModelSource.folder(path, variant))) {
            return GeneratorSettingsReader.read(content).knowing(GeneratorFolder::tokenId);
        }
    }

    private static OptionalInt tokenId(String spelling) {
        Integer id = TOKENS.get(spelling);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }
}
