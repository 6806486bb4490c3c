package dev.openbook.signature;

import dev.openbook.value.Digest;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;

/** A public key as PEM text in its one usual form, by which OpenSSF Model Signing recognises keys. */
final class PublicKeyText {
    private static final int COLUMNS = 64;

    private PublicKeyText() {}

    static String of(PublicKey key) {
        String lines = Base64.getMimeEncoder(COLUMNS, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
    }

    static byte[] bytes(PublicKey key) {
        return of(key).getBytes(StandardCharsets.US_ASCII);
    }

    /** SHA-256 of the text: the {@code hint} of bundles signed with a key. */
    static Digest fingerprint(PublicKey key) {
        return Digest.of(bytes(key));
    }
}
