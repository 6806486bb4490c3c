package dev.openbook.model;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where a model's files are. A value: nothing is opened or checked until inspection. */
public sealed interface ModelSource {

    /** How messages and receipts name this source; holds no path of the machine beyond a folder's own name. */
    String name();

    /** A folder of files as published. */
    static ModelSource folder(Path folder) {
        return new Folder(folder);
    }

    /** A model of the local Hugging Face cache, read only, never fetched. The revision {@code main} is usual. */
    static ModelSource hub(String repository, String revision) {
        return new Hub(repository, revision);
    }

    /**
     * A folder on disk.
     *
     * @param path the folder
     */
    record Folder(Path path) implements ModelSource {
        @Override
        public String name() {
            Path last = path.toAbsolutePath().normalize().getFileName();
            return last == null ? path.toString() : last.toString();
        }
    }

    /**
     * A snapshot in the local Hugging Face cache ({@code HF_HUB_CACHE}, {@code HF_HOME/hub} or
     * {@code ~/.cache/huggingface/hub}).
     *
     * @param repository {@code owner/name}
     * @param revision branch, tag or commit
     */
    record Hub(String repository, String revision) implements ModelSource {
        @Override
        public String name() {
            return "hub:" + repository + "@" + revision;
        }
    }

    /**
     * Files that lie on the class path, as inside a jar.
     *
     * @param name what to call the model, such as {@code bundled:minilm}
     * @param origin who published the bytes, such as Maven coordinates
     * @param loader finds the resources
     * @param files resource name by the path that the file has within the model
     */
    record Resources(String name, Optional<String> origin, ClassLoader loader, Map<String, String> files)
            implements ModelSource {
        /** Copies the map. */
        public Resources {
            files = Map.copyOf(files);
        }
    }
}
