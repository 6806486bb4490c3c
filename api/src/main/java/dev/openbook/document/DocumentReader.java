package dev.openbook.document;

import dev.openbook.value.Limits;
import java.nio.file.Path;
import java.util.Set;

/**
 * Reads one or more types of documents. Readers are found by {@link java.util.ServiceLoader}; a new format plugs in by
 * implementing this.
 *
 * <p>Thread-safe, holds no state between files, opens no socket, runs no code of the document.
 */
public interface DocumentReader {

    /** The types that it reads. */
    Set<DocumentType> types();

    /**
     * Changes whenever a release of the reader would make other content of the same file, so that libraries read the file
     * again.
     */
    default String version() {
        return "1";
    }

    /**
     * Reads a file whose type was detected to be one of {@link #types()}.
     *
     * @param file an existing file; it is closed before this returns
     * @param type its detected type
     * @param limits bounds that hold while reading
     * @throws dev.openbook.failure.OpenbookException with a {@code DOCUMENT_…} code; nothing else is thrown for bad bytes
     */
    DocumentContent read(Path file, DocumentType type, Limits limits);
}
