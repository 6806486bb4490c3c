package dev.openbook.model;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where a model's files are. A value: nothing is opened or checked until inspection. */
public sealed interface ModelSource {

    /** How messages and receipts name this source; holds no path of the machine beyond a folder's own name. */
    String name();

    /** Which of several graphs of one model is meant, such as {@code q4} or {@code fp16}; empty for the usual one. */
    default String variant() {
        return "";
    }

    /**
     * The same model, and which of its graphs is meant; see {@link #folder(Path, String)}.
     *
     * @throws IllegalArgumentException if a variant is named of a model that comes as resources: it has one graph
     */
    default ModelSource withVariant(String variant) {
        return switch (this) {
            case Folder folder -> new Folder(folder.path(), variant);
            case Hub hub -> new Hub(hub.repository(), hub.revision(), variant);
            case Resources resources when variant.isEmpty() -> resources;
            case Resources resources -> throw new IllegalArgumentException(
                    resources.name() + " has no variants, but " + variant + " was asked for. Leave the variant out.");
        };
    }

    /** A folder of files as published. */
    static ModelSource folder(Path folder) {
        return folder(folder, "");
    }

    /** A folder of files as published, and which of its graphs is meant: {@code q4} is {@code onnx/model_q4.onnx}. */
    static ModelSource folder(Path folder, String variant) {
        return new Folder(folder, variant);
    }

    /** A model of the local Hugging Face cache, read only, never fetched. The revision {@code main} is usual. */
    static ModelSource hub(String repository, String revision) {
        return hub(repository, revision, "");
    }

    /** A model of the local Hugging Face cache, and which of its graphs is meant; see {@link #folder(Path, String)}. */
    static ModelSource hub(String repository, String revision, String variant) {
        return new Hub(repository, revision, variant);
    }

    /**
     * A folder on disk.
     *
     * @param path the folder
     * @param variant which of its graphs is meant; empty for the usual one
     */
    record Folder(Path path, String variant) implements ModelSource {
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
     * @param variant which of its graphs is meant; empty for the usual one
     */
    record Hub(String repository, String revision, String variant) implements ModelSource {
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
