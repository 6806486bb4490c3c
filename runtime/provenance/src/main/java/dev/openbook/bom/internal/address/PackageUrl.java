package dev.openbook.bom.internal.address;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Addresses of packages (<a href="https://github.com/package-url/purl-spec">package-url/purl-spec</a>): {@code
 * pkg:type/namespace/name@version}, each piece percent-encoded but for letters, digits and {@code .-_~:}.
 */
public final class PackageUrl {
    private static final String KEPT = ".-_~:";

    private PackageUrl() {}

    /** Of an artifact in a Maven repository. */
    public static String maven(String group, String artifact, String version) {
        return "pkg:maven/" + encoded(group) + "/" + encoded(artifact) + version(version);
    }

    /** Of a revision in the Hugging Face hub; commits are written in lower case. */
    public static String huggingFace(String owner, String name, String commit) {
        return "pkg:huggingface/" + encoded(owner) + "/" + encoded(name) + version(commit.toLowerCase(Locale.ROOT));
    }

    private static String version(String version) {
        return version.isEmpty() ? "" : "@" + encoded(version);
    }

    private static String encoded(String piece) {
        StringBuilder encoded = new StringBuilder(piece.length());
        for (byte unit : piece.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 0xff);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || KEPT.indexOf(c) >= 0;
            encoded.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return encoded.toString();
    }
}
