package dev.openbook.signature;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.security.cert.X509Certificate;
import java.util.List;

/** Checks certificates before something is signed with them, so that nobody finds out later that they do not serve. */
final class SigningChain {
    private SigningChain() {}

    static void require(SigningKey key, List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            throw invalid("No certificate was given.", "Give the signer's own certificate first.");
        }
        if (!chain.getFirst().getPublicKey().equals(key.publicKey())) {
            throw invalid(
                    "The first certificate (" + CertificateUse.name(chain.getFirst()) + ") does not belong to the private key.",
                    "Give the certificate of that key first, then the one that issued it, and so on.");
        }
        try {
            CertificateUse.requireSigning(chain.getFirst());
        } catch (RefusedException e) {
            throw invalid(e.finding().message(), "Ask for a certificate for digital signatures or code signing.");
        }
        for (int i = 0; i + 1 < chain.size(); i++) {
            if (!CertificatePath.isIssuedBy(chain.get(i), chain.get(i + 1))) {
                throw invalid(
                        "The certificate of " + CertificateUse.name(chain.get(i)) + " was not issued by the next one.",
                        "Give the certificates in order: the signer's, then the one that issued it, and so on.");
            }
        }
    }

    private static OpenbookException invalid(String problem, String remedy) {
        return new OpenbookException(FailureCode.ARGUMENT_INVALID, problem + " " + remedy);
    }
}
