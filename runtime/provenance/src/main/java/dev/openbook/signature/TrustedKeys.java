package dev.openbook.signature;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Trusts whoever holds the private part of certain elliptic keys (P-256, P-384, P-521). Immutable and thread-safe.
 *
 * <p>How a public key reaches whoever checks, and how it is known to be the publisher's, is the caller's care.
 */
public final class TrustedKeys implements TrustedSigner {
    private static final String LABEL = "PUBLIC KEY";

    private final List<PublicKey> keys;

    private TrustedKeys(List<PublicKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Trusts keys.
     *
     * @throws OpenbookException {@code ARGUMENT_INVALID} if there is none, or one is of another kind
     */
    public static TrustedKeys of(PublicKey... keys) {
        if (keys.length == 0) {
            throw new OpenbookException(FailureCode.ARGUMENT_INVALID, "No public key was given. Give at least one.");
        }
        for (PublicKey key : keys) {
            if (Curve.of(key).isEmpty()) {
                throw new OpenbookException(
                        FailureCode.ARGUMENT_INVALID,
                        "A public key is of the kind " + key.getAlgorithm() + ". " + SigningKey.ALLOWED);
            }
        }
        return new TrustedKeys(List.of(keys));
    }

    /**
     * Trusts the keys in files.
     *
     * @param files in PEM, with blocks {@code PUBLIC KEY} (SubjectPublicKeyInfo, RFC 5480)
     * @throws OpenbookException {@code ARGUMENT_INVALID} if a file cannot be read, or holds something else
     */
    public static TrustedKeys read(Path... files) {
        List<PublicKey> keys = new ArrayList<>();
        for (Path file : files) {
            for (PemBlock block : PemBlock.read(file, "a public key")) {
                keys.add(key(file, block));
            }
        }
        return of(keys.toArray(PublicKey[]::new));
    }

    private static PublicKey key(Path file, PemBlock block) {
        if (block.label().endsWith("PRIVATE KEY")) {
            throw PemBlock.unusable(
                    file,
                    "holds a private key, which only the signer needs",
                    "Give the public key; \"openssl pkey -in key.pem -pubout\" prints it.");
        }
        if (block.label().equals("CERTIFICATE")) {
            throw PemBlock.unusable(
                    file, "holds a certificate, not a public key", "Give it as a certificate to trust, or give the public key.");
        }
        if (!block.label().equals(LABEL)) {
            throw PemBlock.unusable(file, "holds " + block.label() + ", not a public key", SigningKey.ALLOWED);
        }
        try {
            PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(block.bytes()));
            if (Curve.of(key).isPresent()) {
                return key;
            }
        } catch (GeneralSecurityException e) {
            // Said below.
        }
        throw PemBlock.unusable(file, "holds a public key of another kind, or a damaged one", SigningKey.ALLOWED);
    }

    List<PublicKey> keys() {
        return keys;
    }
}
