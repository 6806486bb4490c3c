package dev.openbook.document;

/**
 * Names a document within a library: its path relative to the folder it was read from, with {@code /} between names.
 *
 * @param path the relative path
 */
public record DocumentId(String path) implements Comparable<DocumentId> {
    /** Refuses the empty path. */
    public DocumentId {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("A document's path must not be empty.");
        }
    }

    /** By UTF-16 code units of the path. */
    @Override
    public int compareTo(DocumentId other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
