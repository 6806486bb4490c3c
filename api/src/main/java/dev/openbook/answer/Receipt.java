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
        return content.members().get("digest") instanceof Json.Text text ? new Digest(text.value()) : digestOf(content);
    }

    /** One line of canonical JSON. */
    public String toJson() {
        return CanonicalJson.write(content);
    }
}
