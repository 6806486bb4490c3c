package dev.openbook.text;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.value.Digest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a tokenizer's description comes from: it is read when the tokenizer opens, and again when more of it is needed
 * (the vocabulary; a second native tokenizer), instead of keeping the largest of all strings. The files' bytes are mapped as
 * a rule, so keeping them costs no heap. Thread-safe.
 */
final class TokenizerSource {
    private final String path;
    private final List<ByteBuffer> files;
    private final Function<List<ByteBuffer>, String> description;
    private volatile @Nullable Digest first;

    /**
     * Remembers.
     *
     * @param path the file to name in errors
     * @param files what the description is made of
     * @param description makes the text of a {@code tokenizer.json} of the files
     */
    TokenizerSource(String path, List<ByteBuffer> files, Function<List<ByteBuffer>, String> description) {
        this.path = path;
        this.files = List.copyOf(files);
        this.description = description;
    }

    String path() {
        return path;
    }

    /**
     * The text of a {@code tokenizer.json}.
     *
     * @throws OpenbookException with {@code MODEL_CHANGED} if the files are no longer what they were
     */
    String json() {
        Digest now = digest();
        Digest before = first;
        if (before == null) {
            first = now;
        } else if (!before.equals(now)) {
            throw new OpenbookException(
                    FailureCode.MODEL_CHANGED,
                    "The tokenizer file " + path + " changed while the model was in use. Open the model again.");
        }
        return description.apply(files.stream().map(ByteBuffer::duplicate).toList());
    }

    private Digest digest() {
        MessageDigest running = Digest.sha256();
        files.forEach(file -> running.update(file.duplicate()));
        return Digest.finish(running);
    }
}
