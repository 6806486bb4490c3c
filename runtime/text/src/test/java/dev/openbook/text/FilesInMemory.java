package dev.openbook.text;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelContent;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.License;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model of some bytes in memory. */
record FilesInMemory(Map<String, byte[]> files) implements ModelContent {

    /** The same as a model of which inspection found this much. */
    ModelContent withLayout(ModelLayout layout) {
        return new Inspected(this, ModelProvenance.builder("test", Digest.ofText("test")).layout(layout).build());
    }

    private record Inspected(FilesInMemory content, ModelProvenance provenance) implements ModelContent {
        @Override
        public boolean contains(String path) {
            return content.contains(path);
        }

        @Override
        public ByteBuffer bytes(String path) {
            return content.bytes(path);
        }

        @Override
        public Optional<Path> folder() {
            return Optional.empty();
        }

        @Override
        public void requireUnchanged() {}

        @Override
        public void close() {}
    }

    /** A model whose {@code tokenizer.json} is a resource of these tests. */
    static FilesInMemory ofResource(String name) {
        try (InputStream in = FilesInMemory.class.getResourceAsStream(name)) {
            return new FilesInMemory(Map.of("tokenizer.json", in.readAllBytes()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public ModelProvenance provenance() {
        throw new AssertionError("A tokenizer is made of its file alone.");
    }

    @Override
    public boolean contains(String path) {
        return files.containsKey(path);
    }

    @Override
    public ByteBuffer bytes(String path) {
        if (!contains(path)) {
            throw new OpenbookException(FailureCode.MODEL_DAMAGED, "No such file: " + path);
        }
        return ByteBuffer.wrap(files.get(path)).asReadOnlyBuffer();
    }

    @Override
    public Optional<Path> folder() {
        return Optional.empty();
    }

    @Override
    public void requireUnchanged() {}

    @Override
    public void close() {}
}
