package dev.openbook.signature;

import dev.openbook.provenance.SignerIdentity;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a certificate may be used for (RFC 5280, sections 4.2.1.3 and 4.2.1.12), and whom it names.
 * The JDK follows chains without asking what a certificate is for.
 */
final class CertificateUse {
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
    private static final String ANY_USE = "2.5.29.37.0";
    private static final Set<Integer> NAMES_AS_TEXT = Set.of(1, 2, 6, 7);
    private static final int DIGITAL_SIGNATURE = 0;

    private CertificateUse() {}

    static void requireSigning(X509Certificate certificate) throws RefusedException {
        boolean[] usage = certificate.getKeyUsage();
        boolean signs = usage != null && usage[DIGITAL_SIGNATURE];
        Set<String> critical = certificate.getCriticalExtensionOIDs();
        boolean restricted = critical != null && critical.contains(EXTENDED_KEY_USAGE);
        if (!isForCode(certificate) && (restricted || !signs)) {
            throw RefusedException.failed(
                    "CERTIFICATE_USE",
                    "The certificate of " + name(certificate) + " is not meant for signing.",
                    "Ask the publisher for a signature with a certificate for digital signatures or code signing.");
        }
        if (Curve.of(certificate.getPublicKey()).isEmpty()) {
            throw RefusedException.unsupported(
                    "CERTIFICATE_KEY",
                    "The certificate of " + name(certificate) + " has a key of another kind than OpenSSF Model Signing v1.0 knows ("
                            + certificate.getPublicKey().getAlgorithm() + ").",
                    "Ask the publisher for a signature with an elliptic key of the curve P-256, P-384 or P-521.");
        }
    }

    private static boolean isForCode(X509Certificate certificate) {
        try {
            List<String> uses = certificate.getExtendedKeyUsage();
            return uses != null && (uses.contains(CODE_SIGNING) || uses.contains(ANY_USE));
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    static String name(X509Certificate certificate) {
        return identity(certificate).name();
    }

    static SignerIdentity identity(X509Certificate certificate) {
        return new SignerIdentity(
                PublicKeyText.fingerprint(certificate.getPublicKey()),
                Optional.of(new SignerIdentity.Certificate(
                        Problems.printable(certificate.getSubjectX500Principal().getName()),
                        alternativeNames(certificate),
                        Problems.printable(certificate.getIssuerX500Principal().getName()),
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant())));
    }

    private static List<String> alternativeNames(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            for (List<?> name : all == null ? List.<List<?>>of() : all) {
                if (NAMES_AS_TEXT.contains(name.get(0))) {
                    names.add(Problems.printable(String.valueOf(name.get(1))));
                }
            }
        } catch (CertificateParsingException e) {
            // Names that cannot be read are no names.
        }
        return names;
    }
}
