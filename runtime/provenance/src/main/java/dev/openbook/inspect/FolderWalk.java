package dev.openbook.inspect;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Finds the files of a model's folder without ever leaving it. Links are not followed by walking; each is resolved and
 * judged: one that leads outside is an error and its target is not read, one that stays inside is read and reported. In the
 * hub cache, links from a snapshot to the blobs of its repository are how the cache works, and pass. The folder {@code .git}
 * at the top is version control's own store and not part of the model.
 */
final class FolderWalk extends SimpleFileVisitor<Path> {
    private static final String UNSAFE = "Do not use this copy; fetch the model again from its publisher.";

    private final Path root;
    private final Optional<Path> blobs;
    private final InspectionLimits limits;
    private final FindingList findings;
    private final List<FoundFile> files = new ArrayList<>();

    private FolderWalk(Path root, Optional<Path> blobs, InspectionLimits limits, FindingList findings) {
        this.root = root;
        this.blobs = blobs;
        this.limits = limits;
        this.findings = findings;
    }

    /**
     * Walks a folder.
     *
     * @param root real path of the folder
     * @param blobs real path of the hub cache's folder of contents that links may lead to
     */
    static List<FoundFile> walk(Path root, Optional<Path> blobs, InspectionLimits limits, FindingList findings)
            throws IOException {
        FolderWalk walk = new FolderWalk(root, blobs, limits, findings);
        Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), limits.maxDepth(), walk);
        return walk.files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return folder.equals(root.resolve(".git")) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String path = relative(file);
        if (attributes.isSymbolicLink()) {
            visitLink(file, path);
        } else if (attributes.isRegularFile()) {
            noteHardLinks(file, path);
            add(new FoundFile(path, file, false));
        } else if (attributes.isDirectory()) {
            throw tooLarge("is nested deeper than " + limits.maxDepth() + " folders");
        } else {
            report("NOT_A_FILE", Severity.WARNING, path, "is neither a file nor a folder and was left out");
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        report("FILE_UNREADABLE", Severity.ERROR, relative(file), "cannot be read");
        return FileVisitResult.CONTINUE;
    }

    private void visitLink(Path link, String path) {
        Path target;
        try {
            target = link.toRealPath();
        } catch (IOException e) {
            report("LINK_BROKEN", Severity.WARNING, path, "is a link that leads nowhere");
            return;
        }
        if (blobs.filter(target::startsWith).isPresent()) {
            add(new FoundFile(path, target, false));
        } else if (!target.startsWith(root)) {
            report("LINK_OUTSIDE", Severity.ERROR, path, "is a link that leads outside the model's folder; it was not followed");
        } else if (Files.isRegularFile(target)) {
            report("LINK_INSIDE", Severity.WARNING, path, "is a link to another file of the model");
            add(new FoundFile(path, target, true));
        } else {
            report("LINK_TO_FOLDER", Severity.WARNING, path, "is a link to a folder; it was not followed");
        }
    }

    private void add(FoundFile file) {
        if (files.size() == limits.maxFiles()) {
            throw tooLarge(String.format(Locale.ROOT, "holds more than %,d files", limits.maxFiles()));
        }
        files.add(file);
    }

    /** A second name outside the folder would let somebody change the bytes behind inspection's back. */
    private void noteHardLinks(Path file, String path) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) instanceof Integer links
                && links > 1) {
            report("HARD_LINK", Severity.WARNING, path, "has " + links + " names on this disk and may be changed through another one");
        }
    }

    private void report(String code, Severity severity, String path, String problem) {
        String remedy = severity == Severity.ERROR ? UNSAFE : "Replace it by a copy of the file if the model needs it.";
        findings.add(new Finding(code, severity, path, path + " " + problem + ".", remedy));
    }

    private OpenbookException tooLarge(String problem) {
        return new OpenbookException(
                FailureCode.ARGUMENT_INVALID,
                "The folder " + root.getFileName() + " " + problem + ", so it is not the folder of one model. Name the folder"
                        + " that holds the model's own files.");
    }

    private String relative(Path file) {
        StringJoiner path = new StringJoiner("/");
        root.relativize(file).forEach(name -> path.add(name.toString()));
        return path.toString();
    }
}
