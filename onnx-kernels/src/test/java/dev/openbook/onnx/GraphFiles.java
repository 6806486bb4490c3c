package dev.openbook.onnx;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelContent;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A model of graphs in memory; counts how often it is asked whether it changed. */
record GraphFiles(Map<String, byte[]> files, Optional<Path> folder, AtomicInteger asked, int changedAtQuestion)
        implements ModelContent {

    static GraphFiles of(Map<String, byte[]> files) {
        return new GraphFiles(files, Optional.empty(), new AtomicInteger(), Integer.MAX_VALUE);
    }

    static GraphFiles ofResources(String... names) {
        Map<String, byte[]> files = new HashMap<>();
        for (String name : names) {
            files.put(name, resource(name));
        }
        return of(files);
    }

    static byte[] resource(String name) {
        try (InputStream in = GraphFiles.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    GraphFiles in(Path folder) {
        return new GraphFiles(files, Optional.of(folder), asked, changedAtQuestion);
    }

    GraphFiles changedAtQuestion(int question) {
        return new GraphFiles(files, folder, asked, question);
    }

    @Override
    public ModelProvenance provenance() {
        return ModelProvenance.builder("test", Digest.ofText("test"))
                .layout(new ModelLayout(ModelLayout.Kind.PLAIN_ONNX, List.copyOf(files.keySet()), ""))
                .build();
    }

    @Override
    public boolean contains(String path) {
        return files.containsKey(path);
    }

    @Override
    public ByteBuffer bytes(String path) {
        return ByteBuffer.wrap(files.get(path)).asReadOnlyBuffer();
    }

    @Override
    public void requireUnchanged() {
        if (asked.incrementAndGet() == changedAtQuestion) {
            throw new OpenbookException(FailureCode.MODEL_CHANGED, "changed");
        }
    }

    @Override
    public void close() {}
}
