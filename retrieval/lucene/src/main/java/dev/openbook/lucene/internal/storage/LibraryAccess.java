package dev.openbook.lucene.internal.storage;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.ThreadInterruptedException;

/**
 * Runs work on one library's files and turns what goes wrong into {@link OpenbookException}s that name the library.
 * Thread-safe.
 *
 * @param library the library's name for people
 */
public record LibraryAccess(String library) {

    /** Work that reads or writes. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T run() throws IOException;
    }

    /** Work without a result. */
    @FunctionalInterface
    public interface Action {
        /** Does it. */
        void run() throws IOException;
    }

    /** Runs work on the library's files. */
    public <T> T run(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw failure(e);
        } catch (OpenbookException e) {
            throw e;
        } catch (AlreadyClosedException e) {
            throw closed();
        } catch (ThreadInterruptedException e) {
            throw cancelled(e);
        } catch (RuntimeException e) {
            // Bytes that no checksum was compared for can lead Lucene anywhere.
            throw damaged(e);
        }
    }

    /** Runs work on the library's files. */
    public void act(Action action) {
        run(() -> {
            action.run();
            return Boolean.TRUE;
        });
    }

    /** It was closed. */
    public OpenbookException closed() {
        return new OpenbookException(FailureCode.CLOSED, "The library " + library + " was closed. Open it again to go on.");
    }

    private OpenbookException failure(IOException e) {
        return switch (e) {
            case LockObtainFailedException locked -> new OpenbookException(
                    FailureCode.LIBRARY_LOCKED,
                    "The library " + library + " is being written by somebody else. Wait until that is done, then try again;"
                            + " searching it is possible meanwhile.",
                    locked);
            case IndexFormatTooNewException newer -> otherVersion("a newer version", newer);
            case IndexFormatTooOldException older -> otherVersion("a much older version", older);
            case CorruptIndexException corrupt -> damaged(corrupt);
            case EOFException shorter -> damaged(shorter);
            case FileNotFoundException missing -> damaged(missing);
            case NoSuchFileException missing -> damaged(missing);
            // Interrupting a thread closes the files that it is writing.
            default -> Thread.currentThread().isInterrupted() ? cancelled(e) : storageFailed(e);
        };
    }

    private OpenbookException storageFailed(IOException e) {
        return new OpenbookException(
                FailureCode.STORAGE_FAILED,
                "Reading or writing the library " + library + " failed: " + reason(e) + ". What was committed before is kept."
                        + " Check free space and permissions, then try again.",
                e);
    }

    private OpenbookException otherVersion(String version, IOException cause) {
        return new OpenbookException(
                FailureCode.LIBRARY_DAMAGED,
                "The library " + library + " was written by " + version + " of the index format than this version of Openbook"
                        + " reads. Delete it and build it again from the documents.",
                cause);
    }

    private OpenbookException damaged(Exception cause) {
        return new OpenbookException(
                FailureCode.LIBRARY_DAMAGED,
                "The library " + library + " is damaged: its files do not hold what was written to them. Delete it and build"
                        + " it again; the documents themselves are not affected.",
                cause);
    }

    private OpenbookException cancelled(Exception cause) {
        Thread.currentThread().interrupt();
        return new OpenbookException(
                FailureCode.CANCELLED, "Work on the library " + library + " was interrupted.", cause);
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return reason == null ? "the disk gave no reason" : reason;
    }
}
