package dev.openbook.signature;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.value.Digest;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;

/**
 * A private elliptic key to sign with (P-256, P-384 or P-521), and its public part. Immutable and thread-safe. Keeps the key in
 * memory for as long as it is referred to.
 */
public final class SigningKey {
    static final String ALLOWED = "Give an elliptic key of the curve P-256, P-384 or P-521; \"openssl genpkey -algorithm EC"
            + " -pkeyopt ec_paramgen_curve:P-256\" makes a private one, and \"openssl pkey -pubout\" gives its public part.";

    private final ECPrivateKey privateKey;
    private final PublicKey publicKey;
    private final Curve curve;

    private SigningKey(ECPrivateKey privateKey, PublicKey publicKey, Curve curve) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.curve = curve;
    }

    /**
     * A key of the caller's.
     *
     * @throws OpenbookException {@code ARGUMENT_INVALID} if it is of another curve
     */
    public static SigningKey of(ECPrivateKey key) {
        Curve curve = Curve.of(key)
                .orElseThrow(() -> new OpenbookException(
                        FailureCode.ARGUMENT_INVALID, "The private key is of another curve than can be used. " + ALLOWED));
        try {
            return new SigningKey(key, PublicPoint.of(key), curve);
        } catch (GeneralSecurityException | IllegalArgumentException | ArithmeticException e) {
            throw new OpenbookException(FailureCode.ARGUMENT_INVALID, "The private key is damaged. " + ALLOWED, e);
        }
    }

    /**
     * A key from a file.
     *
     * @param file in PEM, with one block {@code PRIVATE KEY} (PKCS#8) or {@code EC PRIVATE KEY} (SEC 1), without password
     * @throws OpenbookException {@code ARGUMENT_INVALID} if it cannot be read, or holds something else
     */
    public static SigningKey read(Path file) {
        return of(PrivateKeyReader.read(file));
    }

    /** SHA-256 of the public key's PEM text. */
    public Digest fingerprint() {
        return PublicKeyText.fingerprint(publicKey);
    }

    /** The public part, to give to whoever checks. */
    public PublicKey publicKey() {
        return publicKey;
    }

    Curve curve() {
        return curve;
    }

    byte[] sign(byte[] message) {
        try {
            return EllipticSignature.sign(privateKey, curve, message);
        } catch (GeneralSecurityException e) {
            throw new OpenbookException(FailureCode.ARGUMENT_INVALID, "The private key cannot sign. " + ALLOWED, e);
        }
    }
}
