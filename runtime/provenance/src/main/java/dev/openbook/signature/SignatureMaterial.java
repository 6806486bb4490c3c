package dev.openbook.signature;

import java.util.List;
import java.util.Optional;

/** What a bundle says of whoever signed it. None of it is believed; it says what to compare with whom the caller trusts. */
sealed interface SignatureMaterial {

    /**
     * Signed with a key.
     *
     * @param hint fingerprint of the public key, in bundles since release 1.1 of the reference implementation
     * @param rawBytes the public key itself, in bundles before
     * @param keyDetails name of the kind of key, in bundles before
     */
    record Key(Optional<String> hint, Optional<byte[]> rawBytes, Optional<String> keyDetails) implements SignatureMaterial {}

    /**
     * Signed with a certificate.
     *
     * @param certificates in DER, the signer's first, each certified by the next
     */
    record Certificates(List<byte[]> certificates) implements SignatureMaterial {
        public Certificates {
            certificates = List.copyOf(certificates);
        }
    }

    /** Signed through Sigstore. What it holds is for {@link SigstoreTrust} to read. */
    record Sigstore() implements SignatureMaterial {}
}
