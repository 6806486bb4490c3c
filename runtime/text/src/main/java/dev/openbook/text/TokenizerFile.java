package dev.openbook.text;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelContent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a {@code tokenizer.json}, and says in plain words what is wrong with one that cannot be used. */
final class TokenizerFile {
    private TokenizerFile() {}

    /** The {@code tokenizer.json} at a path within a model. */
    static TokenizerSource of(ModelContent content, String path) {
        if (path.isEmpty() || !content.contains(path)) {
            throw invalid("The model has no tokenizer file" + (path.isEmpty() ? "" : " " + path)
                    + ". Text models need one: fetch tokenizer.json from the model's publisher and put it beside the model.");
        }
        return new TokenizerSource(path, List.of(bytes(content, path)), files -> text(path, files.getFirst()));
    }

    /** The bytes of a file, unless they are too many. */
    static ByteBuffer bytes(ModelContent content, String path) {
        ByteBuffer bytes = content.bytes(path);
        if (bytes.remaining() > Tokenizers.MAX_FILE_BYTES) {
            throw invalid("The tokenizer file " + path + " has " + bytes.remaining() + " bytes; at most "
                    + Tokenizers.MAX_FILE_BYTES + " are read. Check that it is the right file.");
        }
        return bytes;
    }

    /** The text of a file. */
    static String text(String path, ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw unusable(path, "it is not text in UTF-8", e);
        }
    }

    static OpenbookException unusable(String path, String reason, @Nullable Throwable cause) {
        return new OpenbookException(
                FailureCode.TOKENIZER_INVALID,
                "The tokenizer file " + path + " cannot be used: " + reason
                        + ". Fetch it again from the model's publisher; the file is called tokenizer.json there.",
                cause);
    }

    private static OpenbookException invalid(String message) {
        return new OpenbookException(FailureCode.TOKENIZER_INVALID, message);
    }
}
