package dev.openbook.library.sync;

import dev.openbook.document.DocumentId;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.library.DocumentRecord;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What lies in folders. Hidden files and folders, lock files of Office and the litter of operating systems are passed over.
 * Links to files are read; links to folders are not followed, so that nobody walks in circles or out of the folder, but they
 * are listed.
 *
 * @param files by name
 * @param unreachable folders and other things that cannot be looked into, with the reason
 */
record FolderScan(Map<DocumentId, FoundFile> files, Map<DocumentId, DocumentRecord.Failure> unreachable) {
    private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini", "icon\r", "__macosx");

    /**
     * Looks into folders or at single files.
     *
     * @throws OpenbookException {@code DOCUMENTS_MISSING} if one does not exist, {@code ARGUMENT_INVALID} if two of several
     *     have the same name
     */
    static FolderScan of(List<Path> roots) {
        FolderScan scan = new FolderScan(new TreeMap<>(), new TreeMap<>());
        Map<String, Path> byName = new HashMap<>();
        for (Path root : roots) {
            if (!Files.exists(root)) {
                throw new OpenbookException(
                        FailureCode.DOCUMENTS_MISSING,
                        "There is no folder or file " + root + ". Name a folder that exists.");
            }
            String name = nameOf(root);
            Path same = byName.putIfAbsent(name, root);
            if (same != null) {
                throw new OpenbookException(
                        FailureCode.ARGUMENT_INVALID,
                        "Both " + same + " and " + root + " are called " + name
                                + ", so their documents could not be told apart. Name one of them, or rename one.");
            }
        }
        for (Path root : roots) {
            scan.add(root, roots.size() > 1);
        }
        return scan;
    }

    /** Whether a document lies in a folder that could not be looked into, so that nothing is known of it. */
    boolean hides(DocumentId document) {
        return unreachable.keySet().stream().anyMatch(folder -> document.path().startsWith(folder.path() + "/"));
    }

    private void add(Path root, boolean several) {
        try {
            if (Files.isDirectory(root)) {
                Path real = root.toRealPath();
                Files.walkFileTree(real, new Walk(this, real, several ? nameOf(root) + "/" : ""));
            } else {
                addFile(new DocumentId(nameOf(root)), root);
            }
        } catch (IOException e) {
            throw new OpenbookException(
                    FailureCode.DOCUMENTS_MISSING, "The folder " + root + " cannot be read. Check its permissions.", e);
        }
    }

    private void addFile(DocumentId id, Path file) {
        if (!isNameable(file)) {
            fail(id, " has a name that cannot be written in this system's character set. Rename it, or set LC_ALL=C.UTF-8.");
            return;
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                files.put(id, FoundFile.of(id, file, attributes));
            } else if (attributes.isDirectory()) {
                fail(id, " is a link to a folder, and such links are not followed. Name that folder itself.");
            } else {
                fail(id, " is no ordinary file. Remove it from the folder.");
            }
        } catch (IOException e) {
            fail(id, " cannot be read from disk. Check that it is still there and may be read by this user.");
        }
    }

    /**
     * Whether the name as text leads back to the file. Names from older systems may be no text in today's character set, and
     * a process without a locale knows ASCII only: the names of two such files would be one.
     */
    private static boolean isNameable(Path file) {
        try {
            return file.getFileSystem().getPath(file.toString()).equals(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void fail(DocumentId id, String why) {
        unreachable.put(id, new DocumentRecord.Failure(FailureCode.DOCUMENT_UNREADABLE, id + why));
    }

    /** The folder's own name, however it was written. */
    private static String nameOf(Path root) {
        try {
            Path name = root.getFileName();
            boolean plain = name != null && !name.toString().isEmpty() && !name.toString().matches("\\.\\.?");
            Path last = plain ? name : root.toRealPath().getFileName();
            return last == null ? "root" : last.toString();
        } catch (IOException e) {
            return root.toString();
        }
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final FolderScan scan;
        private final Path root;
        private final String prefix;

        Walk(FolderScan scan, Path root, String prefix) {
            this.scan = scan;
            this.root = root;
            this.prefix = prefix;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean passedOver = !folder.equals(root) && passedOver(folder);
            return passedOver ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!passedOver(file)) {
                scan.addFile(idOf(file), file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
            if (file.equals(root)) {
                throw cause;
            }
            scan.fail(idOf(file), " cannot be looked into. Check its permissions.");
            return FileVisitResult.CONTINUE;
        }

        /** A folder that breaks off half-way counts as one that could not be looked into. */
        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException cause)
                throws IOException {
            return cause == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, cause);
        }

        private DocumentId idOf(Path file) {
            StringBuilder id = new StringBuilder(prefix);
            for (Path name : root.relativize(file)) {
                id.append(id.length() > prefix.length() ? "/" : "").append(name);
            }
            return new DocumentId(id.toString());
        }

        private static boolean passedOver(Path path) {
            Path last = path.getFileName();
            String name = last == null ? "" : last.toString();
            return name.startsWith(".") || name.startsWith("~$") || LITTER.contains(name.toLowerCase(Locale.ROOT));
        }
    }
}
