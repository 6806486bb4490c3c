package dev.openbook.signature;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Follows a chain of certificates from the signer's to one that the caller trusts (RFC 5280, section 6, by the JDK). Revocation is
 * not asked for. Certificates beyond the trusted one carry no weight, but must vouch for each other all the same: nothing
 * in a signature goes unchecked.
 */
final class CertificatePath {
    private static final String ASK = "Do not rely on this model unless its publisher confirms, by a way that you trust, that the"
            + " certificate is theirs.";

    private final List<X509Certificate> authorities;
    private final Date moment;

    CertificatePath(TrustedCertificates trusted, Instant now) {
        this.authorities = trusted.authorities();
        this.moment = Date.from(trusted.time().orElse(now));
    }

    /** The signer's certificate, once everything holds. */
    X509Certificate check(SignatureMaterial.Certificates material) throws RefusedException {
        List<X509Certificate> chain = decoded(material);
        requireOrder(chain);
        int trusted = 0;
        while (trusted < chain.size() && !authorities.contains(chain.get(trusted))) {
            trusted++;
        }
        List<X509Certificate> path = chain.subList(0, trusted);
        X509Certificate authority = path.isEmpty() ? chain.getFirst() : validated(path);
        for (X509Certificate certificate : path) {
            requireValidNow(certificate);
        }
        requireValidNow(authority);
        CertificateUse.requireSigning(chain.getFirst());
        return chain.getFirst();
    }

    private static List<X509Certificate> decoded(SignatureMaterial.Certificates material) throws RefusedException {
        List<X509Certificate> chain = new ArrayList<>();
        for (byte[] bytes : material.certificates()) {
            try {
                chain.add(CertificateFile.decodeExactly(bytes));
            } catch (CertificateException e) {
                throw RefusedException.malformed("CERTIFICATE_DAMAGED", "A certificate of the signature is damaged.");
            }
        }
        return chain;
    }

    private void requireOrder(List<X509Certificate> chain) throws RefusedException {
        for (int i = 0; i + 1 < chain.size(); i++) {
            if (!isIssuedBy(chain.get(i), chain.get(i + 1))) {
                throw RefusedException.malformed(
                        "CHAIN_BROKEN", "The certificates of the signature do not vouch for each other, each by the next one.");
            }
        }
        X509Certificate last = chain.getLast();
        boolean ownIssuer = last.getIssuerX500Principal().equals(last.getSubjectX500Principal());
        boolean known = ownIssuer
                ? isIssuedBy(last, last)
                : chain.stream().anyMatch(authorities::contains);
        if (!known && authorities.stream().noneMatch(authority -> isIssuedBy(last, authority))) {
            throw untrusted(chain.getFirst(), "");
        }
    }

    static boolean isIssuedBy(X509Certificate certificate, X509Certificate issuer) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The authority that the path leads to. */
    private X509Certificate validated(List<X509Certificate> path) throws RefusedException {
        Set<TrustAnchor> anchors = new HashSet<>();
        authorities.forEach(authority -> anchors.add(new TrustAnchor(authority, null)));
        try {
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            parameters.setDate(moment);
            PKIXCertPathValidatorResult result = (PKIXCertPathValidatorResult) CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
            return result.getTrustAnchor().getTrustedCert();
        } catch (CertPathValidatorException e) {
            for (X509Certificate certificate : path) {
                requireValidNow(certificate);
            }
            boolean weak = e.getReason() == CertPathValidatorException.BasicReason.ALGORITHM_CONSTRAINED;
            throw untrusted(path.getFirst(), weak ? ": one of its certificates was signed in a way that is too weak today" : "");
        } catch (CertificateException | InvalidAlgorithmParameterException e) {
            throw untrusted(path.getFirst(), "");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform can follow chains of certificates.", e);
        }
    }

    private static RefusedException untrusted(X509Certificate signer, String why) {
        return RefusedException.failed(
                "CERTIFICATE_NOT_TRUSTED",
                "The certificate of " + CertificateUse.name(signer) + " does not lead to one that you trust" + why + ".",
                ASK);
    }

    private void requireValidNow(X509Certificate certificate) throws RefusedException {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (moment.toInstant().isAfter(until)) {
            throw RefusedException.failed(
                    "CERTIFICATE_EXPIRED",
                    "The certificate of " + CertificateUse.name(certificate) + " was valid until " + until
                            + " only, and nobody but the signer says when the model was signed.",
                    "Ask the publisher for a new signature; or, if you have had this copy since before that date, check it as of then.");
        }
        if (moment.toInstant().isBefore(from)) {
            throw RefusedException.failed(
                    "CERTIFICATE_NOT_YET_VALID",
                    "The certificate of " + CertificateUse.name(certificate) + " is valid from " + from + " only.",
                    "Check the clock of this computer, or the time that was asked for.");
        }
    }
}
