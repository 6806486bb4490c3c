package dev.openbook.signature;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.provenance.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files that lie in a model's folder, or the one file that is the model.
 *
 * @param files where the bytes of each lie, by path from the root; no link is left on the way
 * @param oddities what lies there but cannot be taken for a file of the model: links, and what is neither file nor folder
 * @param single whether the model was named as one file
 */
record ModelTree(Map<String, Path> files, Map<String, Finding> oddities, boolean single) {

    /**
     * Looks at a model.
     *
     * @param model a folder or a file
     * @param bundle the signature's file, which is no part of the model wherever it lies
     * @param linksAllowed whether links to other files of the folder count as files
     * @throws OpenbookException {@code MODEL_MISSING} if it is not there, {@code ARGUMENT_INVALID} if it is too large for the
     *     folder of a model
     */
    static ModelTree read(Path model, Path bundle, boolean linksAllowed, SignatureLimits limits) throws IOException {
        Path root = requirePresent(model).toRealPath();
        if (Files.isRegularFile(root)) {
            return new ModelTree(Map.of(String.valueOf(model.getFileName()), root), Map.of(), true);
        }
        TreeWalk walk = new TreeWalk(root, blobsBeside(root), linksAllowed, limits);
        Files.walkFileTree(root, Set.of(), limits.maxDepth() + 1, walk);
        Map<String, Path> files = new TreeMap<>(walk.files());
        Map<String, Finding> oddities = new TreeMap<>(walk.oddities());
        within(root, bundle).ifPresent(path -> {
            files.remove(path);
            oddities.remove(path);
        });
        return new ModelTree(files, oddities, false);
    }

    static Path requirePresent(Path model) {
        if (Files.isDirectory(model) || Files.isRegularFile(model)) {
            return model;
        }
        throw new OpenbookException(
                FailureCode.MODEL_MISSING, "The model " + model + " does not exist. Name a folder that holds a model, or its file.");
    }

    /** The path of a file within a folder; empty if it lies elsewhere. Its folder exists, the file itself need not. */
    static Optional<String> within(Path root, Path file) throws IOException {
        Path parent = file.toAbsolutePath().normalize().getParent();
        Path name = file.getFileName();
        if (parent == null || name == null || !Files.isDirectory(parent)) {
            return Optional.empty();
        }
        Path real = parent.toRealPath().resolve(name);
        return real.startsWith(root) && !real.equals(root) ? Optional.of(TreeWalk.relative(root, real)) : Optional.empty();
    }

    /**
     * In the hub's cache (huggingface_hub), a folder {@code snapshots/REVISION} holds links into the folder {@code blobs} beside {@code
     * snapshots}. They are how the cache works, and the bytes behind them are compared like any others.
     */
    private static Optional<Path> blobsBeside(Path root) throws IOException {
        Path snapshots = root.getParent();
        if (snapshots == null || !snapshots.endsWith("snapshots") || snapshots.getParent() == null) {
            return Optional.empty();
        }
        Path blobs = snapshots.resolveSibling("blobs");
        return Files.isDirectory(blobs, LinkOption.NOFOLLOW_LINKS) ? Optional.of(blobs.toRealPath()) : Optional.empty();
    }
}
