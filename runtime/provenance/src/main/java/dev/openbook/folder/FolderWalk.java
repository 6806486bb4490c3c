package dev.openbook.folder;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.folder.FolderEntry.Kind;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Finds what lies in a model's folder without ever leaving it. Walking follows no link; each is resolved and told by where it leads.
 * The folder {@code .git} at the top is version control's own store, with thousands of files of which none is the model's, and is
 * passed over.
 */
public final class FolderWalk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Optional<Path> store;
    private final int maxEntries;
    private final int maxDepth;
    private final boolean namesCounted;
    private final List<FolderEntry> entries = new ArrayList<>();
    private int folders;

    private FolderWalk(Path root, Optional<Path> store, int maxEntries, int maxDepth) {
        this.root = root;
        this.store = store;
        this.maxEntries = maxEntries;
        this.maxDepth = maxDepth;
        this.namesCounted = root.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    /**
     * Walks a folder. Takes time in proportion to the number of things in it, and reads none of them.
     *
     * @param root real path of the folder
     * @param store real path of a folder that links may lead into, as those of the hub's cache do
     * @param maxEntries how many things there may be, folders included
     * @param maxDepth how many folders within folders there may be
     * @return in the order of their paths, see {@link CodePointOrder}
     * @throws OpenbookException {@code ARGUMENT_INVALID} if the folder exceeds a bound, and so cannot be the folder of one model
     */
    public static List<FolderEntry> walk(Path root, Optional<Path> store, int maxEntries, int maxDepth) throws IOException {
        FolderWalk walk = new FolderWalk(root, store, maxEntries, maxDepth);
        Files.walkFileTree(root, Set.of(), maxDepth + 1, walk);
        walk.entries.sort(Comparator.comparing(FolderEntry::path, new CodePointOrder()));
        return List.copyOf(walk.entries);
    }

    /** The path of a file below a folder, with {@code /} between names. */
    public static String relative(Path root, Path file) {
        StringJoiner path = new StringJoiner("/");
        root.relativize(file).forEach(name -> path.add(name.toString()));
        return path.toString();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (folder.equals(root.resolve(".git"))) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (!folder.equals(root)) {
            requireRoom();
            folders++;
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (!isText(file)) {
            add(file, Kind.NAMELESS, file, 1);
        } else if (attributes.isSymbolicLink()) {
            visitLink(file);
        } else if (attributes.isRegularFile()) {
            add(file, Kind.FILE, file, names(file));
        } else if (attributes.isDirectory()) {
            throw tooLarge("is nested deeper than " + maxDepth + " folders");
        } else {
            add(file, Kind.OTHER, file, 1);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        add(file, Kind.UNREADABLE, file, 1);
        return FileVisitResult.CONTINUE;
    }

    private void visitLink(Path link) {
        Path target;
        try {
            target = link.toRealPath();
        } catch (IOException e) {
            add(link, Kind.LINK_BROKEN, link, 1);
            return;
        }
        boolean stored = store.filter(target::startsWith).isPresent();
        if (!stored && !target.startsWith(root)) {
            add(link, Kind.LINK_OUTSIDE, link, 1);
        } else if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            add(link, Kind.LINK_TO_FOLDER, link, 1);
        } else {
            add(link, stored ? Kind.LINK_INTO_STORE : Kind.LINK_INSIDE, target, 1);
        }
    }

    private void add(Path thing, Kind kind, Path location, int names) {
        requireRoom();
        entries.add(new FolderEntry(relative(root, thing), kind, location, names));
    }

    private void requireRoom() {
        if (entries.size() + folders == maxEntries) {
            throw tooLarge(String.format(Locale.ROOT, "holds more than %,d files and folders", maxEntries));
        }
    }

    /** Names are bytes on some systems; those that no text stands for would all look alike. */
    private static boolean isText(Path file) {
        try {
            return file.getFileSystem().getPath(file.toString()).equals(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private int names(Path file) throws IOException {
        return namesCounted && Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) instanceof Integer names ? names : 1;
    }

    private OpenbookException tooLarge(String problem) {
        return new OpenbookException(
                FailureCode.ARGUMENT_INVALID,
                "The folder " + root.getFileName() + " " + problem + ", so it is not the folder of one model. Name the folder"
                        + " that holds the model's own files.");
    }
}
