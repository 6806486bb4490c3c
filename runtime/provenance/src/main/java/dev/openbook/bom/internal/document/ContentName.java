package dev.openbook.bom.internal.document;

import dev.openbook.value.Digest;
import dev.openbook.value.IndentedJson;
import dev.openbook.value.Json;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Names a document by its content, so that the same content always has the same name and another content another one: a UUID of
 * version 8 (RFC 9562, section 5.8) out of the SHA-256 of the document without its name. The content holds the root digests of
 * the models and the version of what wrote it.
 */
public final class ContentName {
    private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION = 0x8000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private ContentName() {}

    /** {@code urn:uuid:…}. */
    public static String of(Json document) {
        ByteBuffer digest = ByteBuffer.wrap(Digest.ofText(IndentedJson.write(WholeText.of(document))).bytes());
        UUID name = new UUID(
                (digest.getLong() & VERSION_MASK) | VERSION, (digest.getLong() & VARIANT_MASK) | VARIANT);
        return "urn:uuid:" + name;
    }
}
