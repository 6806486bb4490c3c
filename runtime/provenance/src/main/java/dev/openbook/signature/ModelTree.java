package dev.openbook.signature;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.folder.FolderEntry;
import dev.openbook.folder.FolderWalk;
import dev.openbook.provenance.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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
        Optional<String> signature = within(root, bundle);
        Map<String, Path> files = new TreeMap<>();
        Map<String, Finding> oddities = new TreeMap<>();
        for (FolderEntry entry : FolderWalk.walk(root, blobsBeside(root), limits.maxFiles(), limits.maxDepth())) {
            Optional<String> oddity = oddity(entry, linksAllowed);
            if (signature.filter(entry.path()::equals).isPresent()) {
                continue;
            }
            if (oddity.isPresent()) {
                oddities.put(entry.path(), finding(entry, oddity.get()));
            } else {
                files.put(entry.path(), entry.location());
            }
        }
        return new ModelTree(files, oddities, false);
    }

    /** Why a thing cannot be taken for a file of the model, as the end of a sentence. */
    private static Optional<String> oddity(FolderEntry entry, boolean linksAllowed) {
        return switch (entry.kind()) {
            case FILE, LINK_INTO_STORE -> Optional.empty();
            case LINK_INSIDE -> linksAllowed ? Optional.empty() : Optional.of("is a link, which was not signed as one");
            case LINK_OUTSIDE -> Optional.of("is a link that leads outside the model's folder");
            case LINK_TO_FOLDER -> Optional.of("is a link to something that is no file");
            case LINK_BROKEN -> Optional.of("is a link that leads nowhere");
            case UNREADABLE -> Optional.of("cannot be read");
            case NAMELESS -> Optional.of("has a name that is no text");
            case OTHER -> Optional.of("is neither a file nor a folder");
        };
    }

    private static Finding finding(FolderEntry entry, String problem) {
        String code = switch (entry.kind()) {
            case UNREADABLE -> "FILE_UNREADABLE";
            case NAMELESS, OTHER, FILE -> "NOT_A_FILE";
            case LINK_INSIDE, LINK_INTO_STORE, LINK_OUTSIDE, LINK_TO_FOLDER, LINK_BROKEN -> "SYMLINK";
        };
        return Problems.error(
                code,
                entry.path(),
                entry.path() + " " + problem + ".",
                "Remove it, or put a copy of the file in its place if it is needed.");
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
        return real.startsWith(root) && !real.equals(root) ? Optional.of(FolderWalk.relative(root, real)) : Optional.empty();
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
