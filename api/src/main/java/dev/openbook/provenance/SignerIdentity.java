package dev.openbook.provenance;

import dev.openbook.value.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who signed, as far as it was proved.
 *
 * @param keyFingerprint SHA-256 of the public key's PEM text (64 columns, a line feed at the end), as OpenSSF Model Signing
 *     names keys; {@code sha256sum} of the public key's file gives it
 * @param certificate what vouches for the key; empty if the key itself is trusted
 */
public record SignerIdentity(Digest keyFingerprint, Optional<Certificate> certificate) {

    /**
     * What a certificate says.
     *
     * @param subject distinguished name (RFC 2253)
     * @param alternativeNames mail addresses, domain names and addresses of the subject; often none
     * @param issuer distinguished name of whoever issued it
     * @param validFrom first moment at which it may be used
     * @param validUntil last moment
     */
    public record Certificate(
            String subject, List<String> alternativeNames, String issuer, Instant validFrom, Instant validUntil) {
        /** Copies the list. */
        public Certificate {
            alternativeNames = List.copyOf(alternativeNames);
        }
    }

    /** Whom a key was recognised by alone. */
    public static SignerIdentity ofKey(Digest keyFingerprint) {
        return new SignerIdentity(keyFingerprint, Optional.empty());
    }

    /** One line for people: the certificate's alternative names, else its subject, else the key's fingerprint. */
    public String name() {
        return certificate
                .map(known -> known.alternativeNames().isEmpty() ? known.subject() : String.join(", ", known.alternativeNames()))
                .orElseGet(() -> "key " + keyFingerprint.hex());
    }
}
