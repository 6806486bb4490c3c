package dev.openbook.library.read;

import dev.openbook.document.DocumentContent;
import dev.openbook.document.DocumentReader;
import dev.openbook.document.DocumentType;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.value.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Reads any file that one of its readers knows.
 *
 * <pre>{@code
 * DocumentReaders readers = DocumentReaders.installed(getClass().getClassLoader());
 * DocumentContent content = readers.read(Path.of("notice.html"), Limits.standard());
 * }</pre>
 *
 * <p>Thread-safe; holds no file open between calls; nothing to close.
 */
public final class DocumentReaders {
    private final ContentTypeDetector detector = new ContentTypeDetector();
    private final Map<DocumentType, DocumentReader> byType = new EnumMap<>(DocumentType.class);

    private DocumentReaders(Iterable<? extends DocumentReader> readers) {
        for (DocumentReader reader : readers) {
            reader.types().forEach(type -> byType.putIfAbsent(type, reader));
        }
    }

    /** Exactly these readers; of two for one type the first counts. */
    public static DocumentReaders of(List<? extends DocumentReader> readers) {
        return new DocumentReaders(readers);
    }

    /**
     * All readers that a class loader finds as services; readers given come before them.
     *
     * @throws java.util.ServiceConfigurationError if a reader's jar is broken
     */
    public static DocumentReaders installed(ClassLoader loader, DocumentReader... first) {
        List<DocumentReader> readers = new ArrayList<>(List.of(first));
        ServiceLoader.load(DocumentReader.class, loader).forEach(readers::add);
        return new DocumentReaders(readers);
    }

    /** The types that can be read. */
    public Set<DocumentType> types() {
        return Set.copyOf(byType.keySet());
    }

    /**
     * What the readers are, for telling whether a document that was read earlier would be read in the same way now: types
     * with their readers' {@link DocumentReader#version() versions}.
     */
    public String fingerprint() {
        StringBuilder fingerprint = new StringBuilder("readers");
        byType.forEach((type, reader) -> fingerprint.append(' ').append(type).append('=').append(reader.version()));
        return fingerprint.toString();
    }

    /**
     * Whether a file is meant to be a document: its name or its bytes say that it is of a type that can be read.
     *
     * @throws OpenbookException {@code DOCUMENT_UNREADABLE}
     */
    public boolean concerns(Path file) {
        return DocumentType.claimedBy(FileBytes.nameOf(file)).filter(byType::containsKey).isPresent()
                || byType.containsKey(detector.detect(file));
    }

    /**
     * Detects what a file is, and reads it.
     *
     * @throws OpenbookException {@code DOCUMENT_TYPE_MISMATCH} if the bytes are not what the name claims, {@code
     *     DOCUMENT_TYPE_UNSUPPORTED} if no reader knows the type, {@code DOCUMENT_TOO_LARGE}, {@code DOCUMENT_EMPTY},
     *     {@code DOCUMENT_UNREADABLE}, and what the reader throws
     */
    public DocumentContent read(Path file, Limits limits) {
        String name = FileBytes.nameOf(file);
        long size = FileBytes.size(file);
        if (size > limits.maxBytes()) {
            throw FileBytes.tooLarge(file, limits.maxBytes());
        }
        if (size == 0) {
            throw empty(name);
        }
        DocumentType type = typeOf(file, name);
        DocumentReader reader = byType.get(type);
        if (reader == null) {
            throw unsupported(name, ContentTypeDetector.Finding.words(type));
        }
        DocumentContent content = reader.read(file, type, limits);
        if (content.blocks().isEmpty()) {
            throw empty(name);
        }
        return content;
    }

    private DocumentType typeOf(Path file, String name) {
        ContentTypeDetector.Finding found = detector.look(file);
        Optional<DocumentType> claimed = DocumentType.claimedBy(name);
        if (claimed.isPresent() && claimed.get() != found.type()) {
            throw new OpenbookException(
                    FailureCode.DOCUMENT_TYPE_MISMATCH,
                    name + " is called " + ContentTypeDetector.Finding.words(claimed.get()) + " but holds " + found.words()
                            + ". Give the file the suffix of its true type.");
        }
        if (found.type() == DocumentType.OTHER) {
            throw unsupported(name, found.words());
        }
        return found.type();
    }

    private OpenbookException unsupported(String name, String words) {
        List<String> suffixes = byType.keySet().stream()
                .flatMap(type -> type.suffixes().stream().limit(1))
                .map(suffix -> "." + suffix)
                .toList();
        return new OpenbookException(
                FailureCode.DOCUMENT_TYPE_UNSUPPORTED,
                name + " is " + words + "; what can be read is " + String.join(", ", suffixes)
                        + ". Save it as one of these, or leave it out.");
    }

    private static OpenbookException empty(String name) {
        return new OpenbookException(
                FailureCode.DOCUMENT_EMPTY, name + " holds no text. Remove it, or check that it was saved completely.");
    }
}
