package dev.openbook.cli;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where the index of a folder of documents is kept: in the user's cache, never among the documents, keyed by the folder's
 * real path and the embedding model. {@code OPENBOOK_CACHE} names another place.
 */
final class CacheFolder {
    private CacheFolder() {}

    static Path of(Path documents, Digest embeddingModel) {
        try {
            String key = documents.toRealPath() + "\n" + embeddingModel;
            Path folder = root().resolve("libraries").resolve(Digest.ofText(key).hex().substring(0, 32));
            return Files.createDirectories(folder);
        } catch (IOException e) {
            if (!Files.exists(documents)) {
                throw new OpenbookException(
                        FailureCode.DOCUMENTS_MISSING,
                        "There is no folder or file " + documents + ". Name the folder that holds your documents.",
                        e);
            }
            throw new OpenbookException(
                    FailureCode.STORAGE_FAILED,
                    "The cache folder " + root() + " cannot be written. Set OPENBOOK_CACHE to a folder that can.",
                    e);
        }
    }

    private static Path root() {
        String chosen = System.getProperty("openbook.cache", System.getenv("OPENBOOK_CACHE"));
        if (chosen != null && !chosen.isBlank()) {
            return Path.of(chosen);
        }
        String home = System.getProperty("user.home");
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            String local = System.getenv("LOCALAPPDATA");
            return Path.of(local == null ? home : local, "Openbook", "Cache");
        }
        if (system.contains("mac")) {
            return Path.of(home, "Library", "Caches", "openbook");
        }
        String cache = System.getenv("XDG_CACHE_HOME");
        return cache == null || cache.isBlank() ? Path.of(home, ".cache", "openbook") : Path.of(cache, "openbook");
    }
}
