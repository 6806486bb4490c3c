package dev.openbook.signature;

import dev.openbook.provenance.SignatureMethod;
import dev.openbook.provenance.SignerIdentity;
import java.security.cert.X509Certificate;
import java.time.Clock;

/**
 * Finds out who signed. Whom the caller trusts decides how: a signature of another method is refused, never checked by some
 * other means that it brings along.
 */
final class SignerCheck {
    private final TrustedSigner trusted;
    private final Clock clock;

    SignerCheck(TrustedSigner trusted, Clock clock) {
        this.trusted = trusted;
        this.clock = clock;
    }

    static SignatureMethod method(SignatureMaterial material) {
        return switch (material) {
            case SignatureMaterial.Key key -> SignatureMethod.KEY;
            case SignatureMaterial.Certificates certificates -> SignatureMethod.CERTIFICATE;
            case SignatureMaterial.Sigstore sigstore -> SignatureMethod.SIGSTORE;
        };
    }

    /** Whoever signed with a key or a certificate. */
    SignerIdentity check(Bundle bundle) throws RefusedException {
        if (bundle.material() instanceof SignatureMaterial.Key key && trusted instanceof TrustedKeys keys) {
            return KeyCheck.check(bundle, key, keys);
        }
        if (bundle.material() instanceof SignatureMaterial.Certificates chain
                && trusted instanceof TrustedCertificates authorities) {
            X509Certificate signer = new CertificatePath(authorities, clock.instant()).check(chain);
            KeyCheck.requireSignature(bundle, signer.getPublicKey(), Curve.of(signer.getPublicKey()).orElseThrow());
            return CertificateUse.identity(signer);
        }
        throw otherMethod(bundle.material());
    }

    /** The library that checks a signature made through Sigstore. */
    SigstoreTrust sigstore() throws RefusedException {
        if (trusted instanceof SigstoreTrust sigstore) {
            return sigstore;
        }
        throw RefusedException.unsupported(
                "SIGSTORE_UNSUPPORTED",
                "The model was signed through Sigstore, by an account instead of a key or certificate; this cannot be checked here.",
                "Say whose account you trust and which provider checks it, together with Sigstore's root of trust; or ask the publisher"
                        + " for a signature with a key or certificate.");
    }

    private RefusedException otherMethod(SignatureMaterial material) {
        String given = switch (trusted) {
            case TrustedKeys keys -> "a public key";
            case TrustedCertificates authorities -> "certificates to trust";
            case SigstoreTrust sigstore -> "identities of Sigstore to trust";
        };
        String needed = material instanceof SignatureMaterial.Key ? "the publisher's public key" : "the certificate of an authority";
        return RefusedException.failed(
                "METHOD_MISMATCH",
                "The model was signed with a " + method(material).label() + ", but you gave " + given + ".",
                "Give " + needed + " to check it with.");
    }
}
