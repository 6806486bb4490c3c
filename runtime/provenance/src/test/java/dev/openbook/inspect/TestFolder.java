package dev.openbook.inspect;

import dev.openbook.graph.Onnx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes model folders. */
record TestFolder(Path path) {

    TestFolder with(String name, String content) throws IOException {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    TestFolder with(String name, byte[] content) throws IOException {
        Path file = path.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return this;
    }

    TestFolder withLink(String name, Path target) throws IOException {
        Path file = path.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, target);
        return this;
    }

    /** A small sound model. */
    TestFolder withModel() throws IOException {
        return with("model.onnx", Onnx.adder()).with("tokenizer.json", "{}");
    }
}
