package dev.openbook.inspect;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.ModelFile;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a model out of resources. They are unpacked into memory, graphs into memory that an engine can use as it is. */
final class ResourceLoader {
    private static final int MAX_BYTES = 1 << 30;

    private ResourceLoader() {}

    static List<ContentFile> load(ModelSource.Resources source) throws IOException {
        List<ContentFile> contents = new ArrayList<>();
        for (Map.Entry<String, String> entry : source.files().entrySet()) {
            contents.add(load(source, entry.getKey(), entry.getValue()));
        }
        return contents;
    }

    private static ContentFile load(ModelSource.Resources source, String path, String resource) throws IOException {
        byte[] read = read(source, resource);
        ByteBuffer bytes = ByteBuffer.wrap(read);
        if (path.endsWith(".onnx")) {
            bytes = ByteBuffer.allocateDirect(read.length).put(read).flip();
        }
        return new ContentFile(
                new ModelFile(path, read.length, Digest.of(bytes)),
                Optional.of(bytes.asReadOnlyBuffer()),
                FileHead.of(bytes, read.length),
                Optional.empty(),
                false);
    }

    private static byte[] read(ModelSource.Resources source, String resource) throws IOException {
        try (InputStream stream = source.loader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new OpenbookException(
                        FailureCode.MODEL_MISSING,
                        "The model " + source.name() + " should come as \"" + resource + "\" on the class path, but it is not"
                                + " there. Add the jar that holds it.");
            }
            byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new OpenbookException(
                        FailureCode.MODEL_UNSUPPORTED,
                        String.format(Locale.ROOT, "\"%s\" of the model %s has more than %,d bytes. Keep models of that size"
                                + " in a folder.", resource, source.name(), MAX_BYTES));
            }
            return bytes;
        }
    }
}
