package dev.openbook.library.read;

import dev.openbook.document.DocumentType;
import dev.openbook.document.FileTypeDetector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Tells documents apart by their first 8 KiB and, for packed formats, by the names of their parts. The name decides only
 * between texts: what holds characters is Markdown or HTML if it is called so.
 *
 * <p>A file called {@code .docx} that is an OLE2 container counts as Word, because this is how Office wraps a document
 * with a password; so does a broken ZIP of that name: the reader of Word documents says what is wrong with them.
 *
 * <p>Thread-safe, without state. Costs one read of the beginning, and of the directory for packed files.
 */
public final class ContentTypeDetector implements FileTypeDetector {
    private static final int HEAD = 8192;
    /** Where the header of a PDF file may begin (ISO 32000-1, annex H.3, note 13). */
    private static final int PDF_HEADER_WITHIN = 1024;

    private static final int MAX_CONTENT_TYPES = 1 << 20;
    /** What stands in front is taken once and never given back: thousands of comments would exhaust the stack. */
    private static final Pattern HTML = Pattern.compile(
            "\\A\\s*+(?:(?:<\\?xml[^>]*+>|<!--.*?-->)\\s*+)*+<(?:!doctype\\s+html|html|head|body)[\\s>]",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** A detector. */
    public ContentTypeDetector() {}

    @Override
    public DocumentType detect(Path file) {
        return look(file).type();
    }

    /** The type, and words for what is there if the type is {@link DocumentType#OTHER}. */
    Finding look(Path file) {
        byte[] head = FileBytes.head(file, HEAD);
        Optional<DocumentType> claimed = DocumentType.claimedBy(FileBytes.nameOf(file));
        boolean claimsText = claimed.filter(ContentTypeDetector::isText).isPresent();
        int pdf = new String(head, 0, Math.min(head.length, PDF_HEADER_WITHIN), StandardCharsets.ISO_8859_1).indexOf("%PDF-");
        if (pdf == 0 || (pdf > 0 && !claimsText)) {
            return Finding.of(DocumentType.PDF);
        }
        if (TextDecoder.startsWith(head, 'P', 'K', 3, 4) || TextDecoder.startsWith(head, 'P', 'K', 5, 6)) {
            return packed(file, claimed);
        }
        Optional<Signature> signature = Signature.of(head);
        if (signature.isPresent()) {
            return signature.get().equals(Signature.OLE2) && claimed.equals(Optional.of(DocumentType.DOCX))
                    ? Finding.of(DocumentType.DOCX)
                    : new Finding(DocumentType.OTHER, signature.get().words());
        }
        return looksBinary(head) ? new Finding(DocumentType.OTHER, "binary data") : Finding.of(text(head, claimed));
    }

    /**
     * What was found.
     *
     * @param type the type
     * @param words what to call it in a message
     */
    record Finding(DocumentType type, String words) {
        static Finding of(DocumentType type) {
            return new Finding(type, words(type));
        }

        /** What people call documents of a type. */
        static String words(DocumentType type) {
            return switch (type) {
                case TEXT -> "plain text";
                case MARKDOWN -> "a Markdown text";
                case HTML -> "a web page";
                case PDF -> "a PDF document";
                case DOCX -> "a Word document";
                case OTHER -> "something else";
            };
        }
    }

    static boolean isText(DocumentType type) {
        return type == DocumentType.TEXT || type == DocumentType.MARKDOWN || type == DocumentType.HTML;
    }

    private static DocumentType text(byte[] head, Optional<DocumentType> claimed) {
        if (claimed.isPresent() && isText(claimed.get())) {
            return claimed.get();
        }
        return HTML.matcher(TextDecoder.decode(head, Optional.empty())).find() ? DocumentType.HTML : DocumentType.TEXT;
    }

    private static boolean looksBinary(byte[] head) {
        if (TextDecoder.startsWith(head, 0xFF, 0xFE) || TextDecoder.startsWith(head, 0xFE, 0xFF)) {
            return false;
        }
        int controls = 0;
        for (byte b : head) {
            if (b == 0) {
                return true;
            }
            // Tab, line ends, form feed and escape occur in texts; more than one in fifty of the others do not.
            controls += b > 0 && b < ' ' && !(b >= '\t' && b <= '\r') && b != 0x1B ? 1 : 0;
        }
        return controls * 50 > head.length;
    }

    private static Finding packed(Path file, Optional<DocumentType> claimed) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("word/document.xml") != null || namesWord(zip)) {
                return Finding.of(DocumentType.DOCX);
            }
            if (zip.getEntry("xl/workbook.xml") != null) {
                return new Finding(DocumentType.OTHER, "an Excel workbook");
            }
            if (zip.getEntry("ppt/presentation.xml") != null) {
                return new Finding(DocumentType.OTHER, "a PowerPoint presentation");
            }
            String words = zip.getEntry("mimetype") == null ? "a ZIP archive" : "an OpenDocument file or an e-book";
            return new Finding(DocumentType.OTHER, words);
        } catch (IOException | IllegalArgumentException e) {
            return claimed.equals(Optional.of(DocumentType.DOCX))
                    ? Finding.of(DocumentType.DOCX)
                    : new Finding(DocumentType.OTHER, "a damaged ZIP archive");
        }
    }

    /** The main part of a Word document may have another name; then the list of content types tells. */
    private static boolean namesWord(ZipFile zip) throws IOException {
        ZipEntry types = zip.getEntry("[Content_Types].xml");
        if (types == null) {
            return false;
        }
        try (InputStream in = zip.getInputStream(types)) {
            String xml = new String(in.readNBytes(MAX_CONTENT_TYPES), StandardCharsets.UTF_8);
            return xml.toLowerCase(Locale.ROOT).contains("wordprocessingml.document.main+xml");
        }
    }
}
