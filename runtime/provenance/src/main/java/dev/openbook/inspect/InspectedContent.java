package dev.openbook.inspect;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelContent;
import dev.openbook.provenance.ModelProvenance;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A model after inspection. */
final class InspectedContent implements ModelContent {
    private final ModelProvenance provenance;
    private final Optional<Path> folder;
    private final ModelFiles files;
    private final Set<String> watched;
    private volatile boolean closed;

    /** Watched are the files that are opened by name; those that are mapped are as well. */
    InspectedContent(ModelProvenance provenance, OpenedSource source, Set<String> watched) {
        this.provenance = provenance;
        this.folder = source.folder();
        this.files = source.files();
        Set<String> all = new TreeSet<>(watched);
        all.addAll(files.mapped());
        this.watched = Set.copyOf(all);
    }

    @Override
    public ModelProvenance provenance() {
        return provenance;
    }

    @Override
    public boolean contains(String path) {
        return files.find(path).isPresent();
    }

    @Override
    public ByteBuffer bytes(String path) {
        requireOpen();
        requireInside(path);
        if (watched.contains(path)) {
            requireUnchanged(path);
        }
        return files.bytes(path);
    }

    @Override
    public Optional<Path> folder() {
        return folder;
    }

    @Override
    public void requireUnchanged() {
        requireOpen();
        watched.forEach(this::requireUnchanged);
    }

    private void requireUnchanged(String path) {
        Optional<ContentFile.Location> location = files.find(path).flatMap(ContentFile::location);
        if (location.isPresent() && folder.isPresent()) {
            requireUnchanged(folder.get().resolve(path), location.get());
        }
    }

    /** The name must still lead to the same place, and what lies there must be in the same state. */
    private static void requireUnchanged(Path name, ContentFile.Location location) {
        try {
            Path now = name.toRealPath();
            if (!now.equals(location.found().location()) || !FileIdentity.of(now).equals(location.identity())) {
                throw FileLoader.changed(location.found().path());
            }
        } catch (IOException e) {
            throw FileLoader.changed(location.found().path());
        }
    }

    private static void requireInside(String path) {
        boolean absolute = path.startsWith("/") || path.startsWith("\\") || path.matches("[A-Za-z]:.*");
        if (absolute || Arrays.asList(path.split("[/\\\\]")).contains("..")) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "\"" + path + "\" leads outside the model. Give a name relative to the model's root, such as tokenizer.json.");
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new OpenbookException(
                    FailureCode.CLOSED, "The model " + provenance.source() + " was closed. Inspect it again.");
        }
    }

    /** Nothing is held open but memory: mapped bytes go when nobody refers to them. */
    @Override
    public void close() {
        closed = true;
    }
}
