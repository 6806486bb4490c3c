package dev.openbook.lucene.internal.storage;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/** Finds a library on disk, and keeps it from being laid over files of somebody else. */
public final class LibraryFolder {
    private LibraryFolder() {}

    /** Opens a folder that holds a library, or may hold one: it is made if it does not exist. */
    public static Directory open(Path folder) {
        LibraryAccess access = new LibraryAccess(folder.toString());
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "A library is a folder, but " + folder + " is a file. Name an existing library or a new folder.");
        }
        return access.run(() -> {
            Files.createDirectories(folder);
            Directory directory = new MMapDirectory(folder);
            try {
                if (!DirectoryReader.indexExists(directory)) {
                    checkVacant(folder);
                }
                return directory;
            } catch (IOException | RuntimeException e) {
                closeAfter(e, directory);
                throw e;
            }
        });
    }

    /**
     * Opens a folder that holds a library.
     *
     * @throws OpenbookException {@code LIBRARY_MISSING} if it does not
     */
    public static Directory openExisting(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw missing(folder, Files.exists(folder) ? "it is a file, not a folder" : "there is no such folder");
        }
        Directory directory = open(folder);
        try {
            if (new LibraryAccess(folder.toString()).run(() -> DirectoryReader.indexExists(directory))) {
                return directory;
            }
            throw missing(folder, "the folder is empty");
        } catch (RuntimeException e) {
            closeAfter(e, directory);
            throw e;
        }
    }

    /** Closes something because of a failure that is about to be thrown. */
    public static void closeAfter(Exception failure, AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    private static OpenbookException missing(Path folder, String why) {
        return new OpenbookException(
                FailureCode.LIBRARY_MISSING,
                "There is no library at " + folder + ": " + why + ". Build it from your documents first.");
    }

    /** Without a commit, there may be what an interrupted creation leaves, and nothing else. */
    private static void checkVacant(Path folder) throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(folder)) {
            names = files.map(file -> file.getFileName().toString()).sorted().toList();
        }
        for (String name : names) {
            if (IndexFileNames.CODEC_FILE_PATTERN.matcher(name).matches()) {
                throw new OpenbookException(
                        FailureCode.LIBRARY_DAMAGED,
                        "The library " + folder + " is damaged: the file that lists its contents is gone. Delete it and build"
                                + " it again; the documents themselves are not affected.");
            }
            if (!name.equals(IndexWriter.WRITE_LOCK_NAME) && !name.startsWith(IndexFileNames.PENDING_SEGMENTS)) {
                throw new OpenbookException(
                        FailureCode.ARGUMENT_INVALID,
                        "The folder " + folder + " holds no library but other files, such as " + name
                                + ". Name an existing library, or a new or empty folder.");
            }
        }
    }
}
