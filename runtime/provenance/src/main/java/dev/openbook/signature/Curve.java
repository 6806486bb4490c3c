package dev.openbook.signature;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.interfaces.ECKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Optional;

/** The elliptic curves of OpenSSF Model Signing (FIPS 186-5), each with the digest that goes with it. */
enum Curve {
    P256("secp256r1", "SHA256withECDSA", "PKIX_ECDSA_P256_SHA_256", new byte[] {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 3, 1, 7}),
    P384("secp384r1", "SHA384withECDSA", "PKIX_ECDSA_P384_SHA_384", new byte[] {0x2b, (byte) 0x81, 4, 0, 0x22}),
    P521("secp521r1", "SHA512withECDSA", "PKIX_ECDSA_P521_SHA_512", new byte[] {0x2b, (byte) 0x81, 4, 0, 0x23});

    private final String standardName;
    private final String algorithm;
    private final String keyDetails;
    private final byte[] objectIdentifier;

    Curve(String standardName, String algorithm, String keyDetails, byte[] objectIdentifier) {
        this.standardName = standardName;
        this.algorithm = algorithm;
        this.keyDetails = keyDetails;
        this.objectIdentifier = objectIdentifier;
    }

    /** The curve that a key lies on, if it is one of these. */
    static Optional<Curve> of(Key key) {
        if (key instanceof ECKey elliptic) {
            for (Curve curve : values()) {
                if (curve.isCurveOf(elliptic.getParams())) {
                    return Optional.of(curve);
                }
            }
        }
        return Optional.empty();
    }

    private boolean isCurveOf(ECParameterSpec given) {
        ECParameterSpec own = parameters();
        return own.getCurve().equals(given.getCurve())
                && own.getGenerator().equals(given.getGenerator())
                && own.getOrder().equals(given.getOrder())
                && own.getCofactor() == given.getCofactor();
    }

    ECParameterSpec parameters() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(standardName));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform does not know the curve " + standardName + ".", e);
        }
    }

    /** The JDK's name for signing with this curve and its digest. */
    String algorithm() {
        return algorithm;
    }

    /** The name that Sigstore's bundles use. */
    String keyDetails() {
        return keyDetails;
    }

    /** The content of the DER object identifier. */
    byte[] objectIdentifier() {
        return objectIdentifier.clone();
    }
}
