package dev.openbook.lock;

import dev.openbook.model.ModelSource;
import java.nio.file.Path;
import java.util.StringJoiner;

/**
 * Names models as lock files do, so that the name holds on every machine: folders relative to the lock file. Immutable and
 * thread-safe.
 */
public final class LockedSources {
    private final Path folder;

    private LockedSources(Path folder) {
        this.folder = folder;
    }

    /** Names for a lock file that lies, or will lie, here. */
    public static LockedSources of(Path lockFile) {
        Path parent = lockFile.toAbsolutePath().normalize().getParent();
        return new LockedSources(parent == null ? lockFile.toAbsolutePath() : parent);
    }

    /** The name of a model; of a folder on another disk its whole path. */
    public String name(ModelSource source) {
        return switch (source) {
            case ModelSource.Folder on -> name(on.path().toAbsolutePath().normalize());
            case ModelSource.Hub hub -> hub.name();
            case ModelSource.Resources resources -> resources.name();
        };
    }

    private String name(Path model) {
        boolean sameDisk = model.getRoot() == null || model.getRoot().equals(folder.getRoot());
        if (!sameDisk) {
            return model.toString();
        }
        StringJoiner names = new StringJoiner("/");
        folder.relativize(model).forEach(name -> names.add(name.toString()));
        return names.toString().isEmpty() ? "." : names.toString();
    }

    /** The folder that a name leads to; a name that is no folder's, such as {@code hub:…}, is the caller's to know. */
    public Path folder(String name) {
        return folder.resolve(name).normalize();
    }
}
