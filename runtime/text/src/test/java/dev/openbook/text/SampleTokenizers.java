package dev.openbook.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The tokenizers that tests go through: small ones of our own, and published ones where they lie beside the checkout. */
final class SampleTokenizers {
    /** Made by src/test/python/small_tokenizers.py, but for the first two. */
    static final List<String> OWN = List.of("bytelevel", "wordpiece", "fallback", "unigram", "suffix", "words");

    private SampleTokenizers() {}

    static FilesInMemory own(String name) {
        return FilesInMemory.ofResource(name + "-tokenizer.json");
    }

    static Tokenizer open(FilesInMemory files) {
        return Tokenizers.open(files, "tokenizer.json");
    }

    /** Published tokenizers by name; empty where they are absent. */
    static Map<String, FilesInMemory> published() {
        Map<String, FilesInMemory> found = new LinkedHashMap<>();
        for (String name : List.of(
                "SmolLM-360M-Instruct", "all-MiniLM-L6-v2", "gpt2", "llama2", "nmt-spm-unigram", "phi-2", "phi-3-mini", "whisper-large-v3")) {
            shared("data/tokenizers/" + name + "/tokenizer.json.gz").ifPresent(file -> found.put(name, read(file)));
        }
        shared("data/models/stories260K/onnx/tokenizer.json").ifPresent(file -> found.put("stories260K", read(file)));
        shared("data/onnx-layouts/ort-genai/hf-internal-testing/tiny-random-gpt2-fp32/tokenizer.json.gz")
                .ifPresent(file -> found.put("tiny-random-gpt2", read(file)));
        return found;
    }

    static Map<String, FilesInMemory> all() {
        Map<String, FilesInMemory> all = new LinkedHashMap<>();
        OWN.forEach(name -> all.put(name, own(name)));
        all.putAll(published());
        return all;
    }

    /** A file of the folder that lies beside some checkouts. */
    static Optional<Path> shared(String path) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared").resolve(path);
            if (Files.exists(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    static byte[] bytes(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return file.toString().endsWith(".gz")
                    ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()
                    : bytes;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static FilesInMemory read(Path file) {
        return new FilesInMemory(Map.of("tokenizer.json", bytes(file)));
    }
}
