package dev.openbook.answer;

import dev.openbook.value.CanonicalJson;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;

/**
 * A record of how an answer came about, with a digest of itself over everything but {@code timings}, {@code created} and
 * the digest.
 *
 * @param content all members, {@code digest} included
 */
public record Receipt(Json.Obj content) {
    /** Checks that a digest is there, not that it is right; see {@link #intact()}. */
    public Receipt {
        carried(content);
    }

    /** A receipt with its digest filled in. */
    public static Receipt of(Json.Obj content) {
        return new Receipt(content.with("digest", digestOf(content).hex()));
    }

    /** The digest that the content should have. */
    public static Digest digestOf(Json.Obj content) {
        return CanonicalJson.digest(content.without("timings", "created", "digest"));
    }

    /** The digest that it carries. */
    public Digest digest() {
        return carried(content);
    }

    /** Whether nothing was changed since the digest was made: whether it is the one that the content should have. */
    public boolean intact() {
        return digest().equals(digestOf(content));
    }

    private static Digest carried(Json.Obj content) {
        if (content.members().get("digest") instanceof Json.Text text) {
            return new Digest(text.value());
        }
        throw new IllegalArgumentException("A receipt carries a digest of itself, and this has none.");
    }

    /** One line of canonical JSON. */
    public String toJson() {
        return CanonicalJson.write(content);
    }
}
