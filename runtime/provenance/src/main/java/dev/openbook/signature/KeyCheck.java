package dev.openbook.signature;

import dev.openbook.provenance.SignerIdentity;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Finds the trusted key that a signature says it was made with, and checks the signature with it. */
final class KeyCheck {
    private KeyCheck() {}

    static SignerIdentity check(Bundle bundle, SignatureMaterial.Key material, TrustedKeys trusted) throws RefusedException {
        PublicKey key = trusted.keys().stream()
                .filter(candidate -> isMeant(candidate, material))
                .findFirst()
                .orElseThrow(() -> untrusted(material, trusted));
        Curve curve = Curve.of(key).orElseThrow();
        if (material.keyDetails().isPresent() && !material.keyDetails().get().equals(curve.keyDetails())) {
            throw RefusedException.malformed(
                    "KEY_DETAILS", "The signature says that its key is of the kind " + material.keyDetails().get()
                            + ", but the key is of another.");
        }
        requireSignature(bundle, key, curve);
        return SignerIdentity.ofKey(PublicKeyText.fingerprint(key));
    }

    /** Whichever of the two a bundle has must name the key. */
    private static boolean isMeant(PublicKey key, SignatureMaterial.Key material) {
        return material.hint().map(hint -> hint.equals(PublicKeyText.fingerprint(key).hex())).orElse(true)
                && material.rawBytes().map(bytes -> isSame(key, bytes)).orElse(true);
    }

    /** Older releases put the PEM text there; the field is meant for DER. */
    private static boolean isSame(PublicKey key, byte[] bytes) {
        return Arrays.equals(bytes, PublicKeyText.bytes(key)) || Arrays.equals(bytes, key.getEncoded());
    }

    private static RefusedException untrusted(SignatureMaterial.Key material, TrustedKeys trusted) {
        String theirs = material.hint().map(hint -> " (fingerprint " + hint + ")").orElse("");
        String ours = trusted.keys().stream()
                .map(key -> PublicKeyText.fingerprint(key).hex())
                .collect(Collectors.joining(", "));
        return RefusedException.failed(
                "KEY_NOT_TRUSTED",
                "The model was signed with another key" + theirs + " than the one that you trust (" + ours + ").",
                "Do not rely on this model unless its publisher confirms, by a way that you trust, that the key is theirs.");
    }

    static void requireSignature(Bundle bundle, PublicKey key, Curve curve) throws RefusedException {
        if (!EllipticSignature.holds(key, curve, PreAuthenticationEncoding.of(bundle.payload()), bundle.signature())) {
            throw RefusedException.failed(
                    "SIGNATURE_INVALID",
                    "The signature does not hold: the list of files is not the one that was signed, or the signature was altered.",
                    "Do not use this copy; fetch the model and its signature again from the publisher.");
        }
    }
}
