package dev.openbook.library.read;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The charset that a web page says it is written in, taken as browsers take it (<a
 * href="https://encoding.spec.whatwg.org/#names-and-labels">WHATWG, Encoding</a>): pages that claim ISO 8859-1 or ASCII hold
 * the quotes and dashes of windows-1252.
 */
final class DeclaredCharset {
    private static final int WITHIN = 1024;
    private static final String NAME = "\\s*=\\s*[\"']?\\s*([A-Za-z0-9_.:-]+)";
    private static final Pattern DECLARATION = Pattern.compile(
            "<meta[^>]*charset" + NAME + "|\\A\\s*<\\?xml[^>]*encoding" + NAME, Pattern.CASE_INSENSITIVE);
    private static final Map<Charset, Charset> AS_BROWSERS = Map.of(
            StandardCharsets.ISO_8859_1, Charset.forName("windows-1252"),
            StandardCharsets.US_ASCII, Charset.forName("windows-1252"),
            Charset.forName("ISO-8859-9"), Charset.forName("windows-1254"));

    private DeclaredCharset() {}

    /** What the page says, unless it is Unicode or unknown: UTF-8 is tried anyway, and ASCII letters are never UTF-16. */
    static Optional<Charset> of(byte[] page) {
        String head = new String(page, 0, Math.min(page.length, WITHIN), StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARATION.matcher(head);
        if (!declaration.find()) {
            return Optional.empty();
        }
        try {
            String name = declaration.group(1) == null ? declaration.group(2) : declaration.group(1);
            Charset charset = Charset.forName(name);
            return charset.name().startsWith("UTF-")
                    ? Optional.empty()
                    : Optional.of(AS_BROWSERS.getOrDefault(charset, charset));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
