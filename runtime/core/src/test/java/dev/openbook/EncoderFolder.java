package dev.openbook;

import dev.openbook.model.ModelSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder with one of the small models in the resources under {@code encoders}, as it is or altered. They have random weights,
 * 128 tokens and BERT's tokenizer; {@code NAME.golden.json} and {@code NAME.reference.json} hold what transformers made of them.
 *
 * @param path the folder
 */
public record EncoderFolder(Path path) {

    /** A copy of a model in a folder of a test's own. */
    public static EncoderFolder copy(String model, Path into) {
        Path from = resource(model);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = into.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
            return new EncoderFolder(into);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A model where it lies. */
    public static ModelSource source(String model) {
        return ModelSource.folder(resource(model));
    }

    /** Reference values. */
    public static JsonNode json(String name) {
        try {
            return new JsonMapper().readTree(Files.readAllBytes(resource(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with a file of another text. */
    public EncoderFolder with(String file, String text) {
        try {
            Files.writeString(path.resolve(file), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with part of a file replaced; the part must be there. */
    public EncoderFolder replacing(String file, String part, String by) {
        try {
            String text = Files.readString(path.resolve(file));
            if (!text.contains(part)) {
                throw new AssertionError(file + " does not contain " + part);
            }
            return with(file, text.replace(part, by));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with another graph: that of a test elsewhere. */
    public EncoderFolder withGraph(Path graph) {
        try {
            Files.write(path.resolve("onnx/model.onnx"), Files.readAllBytes(graph));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where to open it. */
    public ModelSource source() {
        return ModelSource.folder(path);
    }

    /** A file or folder of the resources under {@code encoders}. */
    public static Path resource(String name) {
        try {
            return Path.of(EncoderFolder.class.getResource("/encoders/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** The names of all models here. */
    public static List<String> models() {
        return List.of("classifier", "question-answering", "reranker", "token-classifier");
    }
}
