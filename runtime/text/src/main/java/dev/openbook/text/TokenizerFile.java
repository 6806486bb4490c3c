package dev.openbook.text;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelContent;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.text.convert.ConversionRefusal;
import dev.openbook.text.convert.FolderFiles;
import dev.openbook.text.convert.OlderFormat;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a {@code tokenizer.json}, and says in plain words what is wrong with one that cannot be used. */
final class TokenizerFile {
    private static final char REPLACEMENT = '\uFFFD';

    private TokenizerFile() {}

    /** The {@code tokenizer.json} at a path within a model. */
    static TokenizerSource of(ModelContent content, String path) {
        if (path.isEmpty() || !content.contains(path)) {
            throw invalid("The model has no tokenizer file" + (path.isEmpty() ? "" : " " + path)
                    + ". Text models need one: fetch tokenizer.json from the model's publisher and put it beside the model.");
        }
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        return OlderFormat.ofMainFile(path.substring(folder.length()))
                .map(format -> converted(content, folder, format, format.files(name -> content.contains(folder + name))))
                .orElseGet(() -> new TokenizerSource(
                        path, List.of(bytes(content, path)), files -> text(path, files.getFirst())));
    }

    /** Where a model's tokenizer lies: as inspection says, else in an older form at its root or beside its graph. */
    static String find(ModelContent content) {
        ModelLayout layout = content.provenance().layout();
        if (!layout.tokenizer().isEmpty()) {
            return layout.tokenizer();
        }
        Set<String> folders = new LinkedHashSet<>(List.of(""));
        layout.graphs().stream().limit(1).map(graph -> graph.substring(0, graph.lastIndexOf('/') + 1)).forEach(folders::add);
        for (String folder : folders) {
            Optional<OlderFormat> format = OlderFormat.of(name -> content.contains(folder + name));
            if (format.isPresent()) {
                return folder + format.get().mainFile();
            }
        }
        return "";
    }

    private static TokenizerSource converted(ModelContent content, String folder, OlderFormat format, List<String> names) {
        String path = folder + format.mainFile();
        List<ByteBuffer> files = names.stream().map(name -> bytes(content, folder + name)).toList();
        return new TokenizerSource(path, files, buffers -> {
            Map<String, ByteBuffer> byName = new HashMap<>();
            for (int i = 0; i < buffers.size(); i++) {
                byName.put(names.get(i), buffers.get(i));
            }
            try {
                return format.toJson(new FolderFiles(byName));
            } catch (ConversionRefusal e) {
                throw new OpenbookException(
                        FailureCode.TOKENIZER_INVALID,
                        "The model has no tokenizer.json, and its " + path + " cannot be used in its place: " + e.getMessage()
                                + ". Fetch tokenizer.json from the model's publisher, or let Python make it"
                                + " (transformers: AutoTokenizer.from_pretrained(FOLDER).save_pretrained(FOLDER)).",
                        e);
            }
        });
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

    /**
     * The text of a file. The platform reads arrays ten times as fast as it reads other buffers, but puts a mark in place of what is
     * no UTF-8: only where there is such a mark, which the file may also spell itself, is it read the slow and strict way.
     */
    static String text(String path, ByteBuffer bytes) {
        byte[] array = new byte[bytes.remaining()];
        bytes.duplicate().get(array);
        String text = new String(array, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
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
