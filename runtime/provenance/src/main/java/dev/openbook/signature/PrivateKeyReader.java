package dev.openbook.signature;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads private keys from PEM: PKCS#8 (RFC 5208), and SEC 1 (RFC 5915), which OpenSSL's older commands write and which the JDK
 * does not read; it is the inner part of PKCS#8 and is wrapped here.
 */
final class PrivateKeyReader {
    private static final String PKCS8 = "PRIVATE KEY";
    private static final String SEC1 = "EC PRIVATE KEY";
    /** The header of a SEC 1 file that repeats the curve. */
    private static final String SEC1_PARAMETERS = "EC PARAMETERS";
    private static final int CURVE_TAG = 0xa0;
    private static final byte[] EC_PUBLIC_KEY = {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};

    private PrivateKeyReader() {}

    static ECPrivateKey read(Path file) {
        List<PemBlock> blocks = PemBlock.read(file, "a private key").stream()
                .filter(block -> !block.label().equals(SEC1_PARAMETERS))
                .toList();
        if (blocks.size() != 1) {
            throw PemBlock.unusable(file, "holds " + blocks.size() + " things", "Name a file with one private key and nothing else.");
        }
        PemBlock block = blocks.getFirst();
        Optional<byte[]> encoded = switch (block.label()) {
            case PKCS8 -> Optional.of(block.bytes());
            case SEC1 -> wrapped(block.bytes());
            case "ENCRYPTED PRIVATE KEY" -> throw PemBlock.behindPassword(file);
            case "PUBLIC KEY", "CERTIFICATE" -> throw PemBlock.unusable(
                    file, "holds a " + block.label().toLowerCase(Locale.ROOT) + ", not a private key", SigningKey.ALLOWED);
            default -> Optional.empty();
        };
        return encoded.flatMap(PrivateKeyReader::decoded)
                .orElseThrow(() -> PemBlock.unusable(
                        file, "holds a private key of another kind, or a damaged one", SigningKey.ALLOWED));
    }

    private static Optional<ECPrivateKey> decoded(byte[] encoded) {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded)) instanceof ECPrivateKey key
                            && Curve.of(key).isPresent()
                    ? Optional.of(key)
                    : Optional.empty();
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> wrapped(byte[] sec1) {
        return Der.find(Der.SEQUENCE, sec1)
                .flatMap(key -> Der.find(CURVE_TAG, key))
                .flatMap(curve -> Der.find(Der.OBJECT_IDENTIFIER, curve))
                .filter(curve -> Arrays.stream(Curve.values()).anyMatch(known -> Arrays.equals(known.objectIdentifier(), curve)))
                .map(curve -> Der.element(
                        Der.SEQUENCE,
                        Der.element(Der.INTEGER, new byte[] {0}),
                        Der.element(
                                Der.SEQUENCE,
                                Der.element(Der.OBJECT_IDENTIFIER, EC_PUBLIC_KEY),
                                Der.element(Der.OBJECT_IDENTIFIER, curve)),
                        Der.element(Der.OCTETS, sec1)));
    }
}
