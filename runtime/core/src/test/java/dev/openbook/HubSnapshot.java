package dev.openbook;

import dev.openbook.inspect.InspectionSettings;
import dev.openbook.model.ModelSource;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A model in the hub's cache as huggingface_hub leaves it: contents in {@code blobs}, names as links in {@code snapshots}.
 *
 * @param cache the cache's folder
 */
public record HubSnapshot(Path cache) {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    /** One without files yet. */
    public static HubSnapshot create(Path cache) throws IOException {
        HubSnapshot snapshot = new HubSnapshot(cache);
        Files.createDirectories(snapshot.repository().resolve("blobs"));
        Files.writeString(Files.createDirectories(snapshot.repository().resolve("refs")).resolve("main"), COMMIT);
        return snapshot;
    }

    /** How it is asked for. */
    public ModelSource source() {
        return ModelSource.hub("acme/tiny", "main");
    }

    /** The library, with this cache as the user's. */
    public Openbook openbook() {
        return Openbook.builder().inspection(InspectionSettings.standard().withHubCache(cache)).build();
    }

    private Path repository() {
        return cache.resolve("models--acme--tiny");
    }

    /** Where a content lies. */
    public Path blob(byte[] content) {
        return repository().resolve("blobs").resolve(Digest.of(content).hex());
    }

    /** Where a name stands. */
    public Path name(String file) {
        return repository().resolve("snapshots").resolve(COMMIT).resolve(file);
    }

    /** Adds a file. */
    public HubSnapshot with(String file, byte[] content) throws IOException {
        Files.write(blob(content), content);
        Files.createDirectories(name(file).resolveSibling(""));
        Files.createSymbolicLink(name(file), name(file).resolveSibling("").relativize(blob(content)));
        return this;
    }
}
