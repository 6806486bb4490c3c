package dev.openbook.signature;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.provenance.Finding;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Walks a model's folder without following links. Used once, by {@link ModelTree}. */
final class TreeWalk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Optional<Path> blobs;
    private final boolean linksAllowed;
    private final SignatureLimits limits;
    private final Map<String, Path> files = new TreeMap<>();
    private final Map<String, Finding> oddities = new TreeMap<>();

    /**
     * A walk.
     *
     * @param root real path of the folder
     * @param blobs real path of a folder that links may lead into
     */
    TreeWalk(Path root, Optional<Path> blobs, boolean linksAllowed, SignatureLimits limits) {
        this.root = root;
        this.blobs = blobs;
        this.linksAllowed = linksAllowed;
        this.limits = limits;
    }

    Map<String, Path> files() {
        return files;
    }

    Map<String, Finding> oddities() {
        return oddities;
    }

    /** Version control keeps its own thousands of files there; none of them is ever signed. */
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return folder.equals(root.resolve(".git")) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String path = relative(root, file);
        if (attributes.isSymbolicLink()) {
            visitLink(file, path);
        } else if (attributes.isRegularFile()) {
            add(path, file);
        } else if (attributes.isDirectory()) {
            throw tooLarge("is nested deeper than " + limits.maxDepth() + " folders");
        } else {
            note("NOT_A_FILE", path, "is neither a file nor a folder");
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        note("FILE_UNREADABLE", relative(root, file), "cannot be read");
        return FileVisitResult.CONTINUE;
    }

    private void visitLink(Path link, String path) {
        Path target;
        try {
            target = link.toRealPath();
        } catch (IOException e) {
            note("SYMLINK", path, "is a link that leads nowhere");
            return;
        }
        boolean inside = target.startsWith(root);
        if (!Files.isRegularFile(target)) {
            note("SYMLINK", path, "is a link to something that is no file");
        } else if (blobs.filter(target::startsWith).isPresent() || (linksAllowed && inside)) {
            add(path, target);
        } else {
            note("SYMLINK", path, inside ? "is a link, which was not signed as one" : "is a link that leads outside the model's folder");
        }
    }

    private void add(String path, Path location) {
        requireRoom();
        files.put(path, location);
    }

    private void requireRoom() {
        if (files.size() + oddities.size() >= limits.maxFiles()) {
            throw tooLarge("holds more than " + limits.maxFiles() + " files");
        }
    }

    private void note(String code, String path, String problem) {
        requireRoom();
        oddities.put(
                path,
                Problems.error(
                        code, path, path + " " + problem + ".", "Remove it, or put a copy of the file in its place if it is needed."));
    }

    private OpenbookException tooLarge(String problem) {
        return new OpenbookException(
                FailureCode.ARGUMENT_INVALID,
                "The folder " + root.getFileName() + " " + problem + ", so it is not the folder of one model. Name the folder"
                        + " that holds the model's own files.");
    }

    static String relative(Path root, Path file) {
        StringJoiner path = new StringJoiner("/");
        root.relativize(file).forEach(name -> path.add(name.toString()));
        return path.toString();
    }
}
