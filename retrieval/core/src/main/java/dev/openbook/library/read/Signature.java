package dev.openbook.library.read;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Beginnings of files that are no documents to us, with words for them.
 *
 * @param words what to call such a file in a message
 * @param bytes how it begins, as ISO 8859-1 characters
 */
record Signature(String words, String bytes) {
    /** The container of Office before 2007, in which Office also wraps documents with a password. */
    static final Signature OLE2 =
            new Signature("an old Office document", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1");

    private static final List<Signature> BINARY = List.of(
            OLE2,
            new Signature("a PNG picture", "\u0089PNG\r\n"),
            new Signature("a JPEG picture", "\u00FF\u00D8\u00FF"),
            new Signature("a GIF picture", "GIF8"),
            new Signature("a TIFF picture", "II*\0"),
            new Signature("a TIFF picture", "MM\0*"),
            new Signature("a WebP picture, a sound or a video", "RIFF"),
            new Signature("a program", "\u007FELF"),
            new Signature("a program", "MZ"),
            new Signature("a program", "\u00CA\u00FE\u00BA\u00BE"),
            new Signature("a gzip archive", "\u001F\u008B"),
            new Signature("a 7z archive", "7z\u00BC\u00AF"),
            new Signature("a RAR archive", "Rar!\u001A"),
            new Signature("a sound", "ID3"),
            new Signature("a database", "SQLite format 3\0"));
    private static final List<Signature> MARKUP =
            List.of(new Signature("an RTF document", "{\\rtf"), new Signature("a PostScript document", "%!PS"));
    private static final Signature MAIL = new Signature("an e-mail or a web archive", "MIME-Version:");

    /** The signature that a file begins with, if it is one of the known. */
    static Optional<Signature> of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        // A text may begin with "MZ" or "ID3" too, but it holds no zero bytes.
        boolean zeros = text.indexOf('\0') >= 0;
        return BINARY.stream()
                .filter(signature -> text.startsWith(signature.bytes) && (zeros || !signature.isAscii()))
                .findFirst()
                .or(() -> MARKUP.stream().filter(each -> text.startsWith(each.bytes)).findFirst())
                .or(() -> isMail(text) ? Optional.of(MAIL) : Optional.empty());
    }

    private boolean isAscii() {
        return bytes.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    }

    /** A header field of RFC 2045 above the first blank line; what follows is mostly base64, no text to search in. */
    private static boolean isMail(String text) {
        int field = text.startsWith(MAIL.bytes) ? 0 : text.indexOf("\n" + MAIL.bytes) + 1;
        boolean found = text.startsWith(MAIL.bytes) || field > 0;
        String above = text.substring(0, field).replace("\r", "");
        return found && !above.contains("\n\n");
    }
}
