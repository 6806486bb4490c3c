package dev.openbook.signature;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** ECDSA (FIPS 186-5) with the digest that goes with the curve; signatures in DER. */
final class EllipticSignature {
    private EllipticSignature() {}

    static byte[] sign(PrivateKey key, Curve curve, byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(curve.algorithm());
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
    }

    static boolean holds(PublicKey key, Curve curve, byte[] message, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(curve.algorithm());
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            // How the JDK says that a signature is no DER at all.
            return false;
        }
    }
}
