package dev.openbook.provenance;

import java.util.Locale;

/** How a signer can be recognised, as OpenSSF Model Signing v1.0 has it. */
public enum SignatureMethod {
    /** By a public key that the verifier was given. */
    KEY,
    /** By a certificate that leads to an authority whom the verifier trusts. */
    CERTIFICATE,
    /** By an account with an identity provider, through Sigstore. */
    SIGSTORE;

    /** The name that the field knows it by. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
