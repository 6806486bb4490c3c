package dev.openbook.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Types of documents that can be told apart. Whether one can be read depends on the readers at hand. */
public enum DocumentType {
    /** Plain text. */
    TEXT("text/plain", "txt", "text"),
    /** Markdown (CommonMark with tables). */
    MARKDOWN("text/markdown", "md", "markdown"),
    /** A web page. */
    HTML("text/html", "html", "htm", "xhtml"),
    /** Portable Document Format. */
    PDF("application/pdf", "pdf"),
    /** Word, Office Open XML. */
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    /** Something that is none of these. */
    OTHER("application/octet-stream");

    private final String mediaType;
    private final List<String> suffixes;

    DocumentType(String mediaType, String... suffixes) {
        this.mediaType = mediaType;
        this.suffixes = List.of(suffixes);
    }

    /** The type that a file's name claims, if its suffix is known. */
    public static Optional<DocumentType> claimedBy(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String suffix = fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        for (DocumentType type : values()) {
            if (dot >= 0 && type.suffixes.contains(suffix)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The registered media type. */
    public String mediaType() {
        return mediaType;
    }

    /** File name suffixes that claim this type, without the dot. */
    public List<String> suffixes() {
        return suffixes;
    }
}
