package dev.openbook.sigstore;

import dev.sigstore.VerificationOptions.CertificateMatcher;
import dev.sigstore.VerificationOptions.UncheckedCertificateException;
import dev.sigstore.fulcio.client.FulcioVerificationException;
import dev.sigstore.fulcio.client.FulcioVerifier;
import dev.sigstore.strings.StringMatcher;
import java.io.IOException;
import java.security.cert.CertPath;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;

/**
 * Checks the signer's certificate: issued by an authority of the root of trust, listed in a log of certificates, meant for signing,
 * and of an account that is expected. What it is for is not looked at by the library beneath
 * (<a href="https://github.com/sigstore/architecture-docs/blob/main/client-spec.md">client specification</a>, "Certificate
 * verification").
 */
final class CertificateCheck {
    /** RFC 5280, section 4.2.1.12. */
    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";

    private static final int NO_AUTHORITY = -1;

    private final FulcioVerifier authorities;
    private final List<SigstoreIdentity> identities;

    CertificateCheck(FulcioVerifier authorities, List<SigstoreIdentity> identities) {
        this.authorities = authorities;
        this.identities = identities;
    }

    static CertificateMatcher matcher(SigstoreIdentity identity) {
        return matcher(StringMatcher.string(identity.name()), StringMatcher.string(identity.issuer()));
    }

    private static CertificateMatcher matcher(StringMatcher name, StringMatcher issuer) {
        return CertificateMatcher.fulcio().subjectAlternativeName(name).issuer(issuer).build();
    }

    private static boolean isSaid(String text) {
        return !text.isBlank();
    }

    void require(CertPath chain, X509Certificate signer) throws RefusedException {
        try {
            authorities.verifySigningCertificate(chain);
        } catch (FulcioVerificationException e) {
            throw String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("sct") ? unlisted() : unknown();
        } catch (IOException e) {
            throw unknown();
        }
        requirePurpose(signer);
        requireIdentity(signer);
    }

    private static RefusedException unknown() {
        return new RefusedException(
                "SIGSTORE_AUTHORITY", "The signer's certificate was not issued by an authority of your root of trust.");
    }

    private static RefusedException unlisted() {
        return new RefusedException(
                "SIGSTORE_CERTIFICATE_NOT_LISTED",
                "The signer's certificate is not in a public list of certificates of your root of trust, so that nobody could notice if it"
                        + " was issued wrongly.");
    }

    private static void requirePurpose(X509Certificate signer) throws RefusedException {
        try {
            List<String> purposes = signer.getExtendedKeyUsage();
            if (purposes != null && purposes.contains(CODE_SIGNING) && signer.getBasicConstraints() == NO_AUTHORITY) {
                return;
            }
        } catch (CertificateParsingException e) {
            // Said below.
        }
        throw new RefusedException("SIGSTORE_PURPOSE", "The signer's certificate is not meant for signing software or models.");
    }

    private void requireIdentity(X509Certificate signer) throws RefusedException {
        if (identities.stream().anyMatch(identity -> matches(matcher(identity), signer))) {
            return;
        }
        if (!matches(matcher(CertificateCheck::isSaid, CertificateCheck::isSaid), signer)) {
            throw new RefusedException(
                    "SIGSTORE_NO_ACCOUNT",
                    "The signer's certificate names no account: Sigstore's have one mail address or web address, and the provider.");
        }
        boolean named = identities.stream()
                .map(identity -> matcher(StringMatcher.string(identity.name()), CertificateCheck::isSaid))
                .anyMatch(matcher -> matches(matcher, signer));
        throw named
                ? new RefusedException(
                        "SIGSTORE_PROVIDER", "The account has the name that you expect, but another provider checked who holds it.")
                : new RefusedException("SIGSTORE_IDENTITY", "The model was signed by an account that you do not expect.");
    }

    private static boolean matches(CertificateMatcher matcher, X509Certificate signer) {
        try {
            return matcher.test(signer);
        } catch (UncheckedCertificateException | NullPointerException e) {
            // The library does not expect certificates without names.
            return false;
        }
    }
}
