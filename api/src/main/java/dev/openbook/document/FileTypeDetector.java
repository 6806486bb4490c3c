package dev.openbook.document;

import java.nio.file.Path;

/** Tells what a file is from its bytes. Thread-safe. */
public interface FileTypeDetector {

    /**
     * The type of a file; its name decides only between types whose bytes look alike, such as text and Markdown.
     *
     * @throws dev.openbook.failure.OpenbookException {@code DOCUMENT_UNREADABLE} if the file cannot be read
     */
    DocumentType detect(Path file);
}
