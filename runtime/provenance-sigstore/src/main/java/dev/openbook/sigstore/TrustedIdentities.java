package dev.openbook.sigstore;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.provenance.Finding;
import dev.openbook.signature.SigstoreTrust;
import dev.openbook.value.Digest;
import dev.sigstore.KeylessVerificationException;
import dev.sigstore.KeylessVerifier;
import dev.sigstore.TrustedRootProvider;
import dev.sigstore.VerificationOptions;
import dev.sigstore.VerificationOptions.CertificateMatcher;
import dev.sigstore.bundle.Bundle;
import dev.sigstore.bundle.BundleParseException;
import dev.sigstore.rekor.client.RekorEntry;
import dev.sigstore.strings.StringMatcher;
import dev.sigstore.trustroot.SigstoreConfigurationException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Believes certain accounts if Sigstore vouches for them.
 *
 * <pre>{@code
 * SigstoreTrust publisher = TrustedIdentities.read(
 *         Path.of("trusted_root.json"), new SigstoreIdentity("release@example.org", "https://accounts.google.com"));
 * SignatureReport report = ModelVerifier.create().verify(Path.of("models/granite"), publisher);
 * }</pre>
 *
 * <p>The root of trust is the file {@code trusted_root.json} that Sigstore publishes ({@code cosign trusted-root}, or {@code
 * sigstore-python}); whoever checks keeps it up to date. The certificate must lead to an authority of that file, the signature must be in a
 * transparency log of that file, and the log must say that it was made while the certificate was valid. Thread-safe; opens no
 * connection: the parts of the library beneath that could are not there.
 */
public final class TrustedIdentities implements SigstoreTrust {
    private static final String PLACE = "signature";

    private final KeylessVerifier verifier;
    private final VerificationOptions options;
    private final List<SigstoreIdentity> identities;

    private TrustedIdentities(KeylessVerifier verifier, List<SigstoreIdentity> identities) {
        this.verifier = verifier;
        this.identities = identities;
        this.options = VerificationOptions.builder()
                .addAllCertificateMatchers(identities.stream().map(TrustedIdentities::matcher).toList())
                .build();
    }

    /**
     * Believes accounts.
     *
     * @param trustedRoot Sigstore's root of trust, {@code trusted_root.json}
     * @param identities any of them will do
     * @throws OpenbookException {@code ARGUMENT_INVALID} if the file cannot be read or no identity is given
     */
    public static TrustedIdentities read(Path trustedRoot, SigstoreIdentity... identities) {
        if (identities.length == 0) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "No identity was given. Sigstore vouches for anybody with an account; say whose signature you expect, and which"
                            + " provider checks the account.");
        }
        try {
            KeylessVerifier verifier =
                    KeylessVerifier.builder().trustedRootProvider(TrustedRootProvider.from(trustedRoot)).build();
            return new TrustedIdentities(verifier, Arrays.stream(identities).toList());
        } catch (SigstoreConfigurationException | GeneralSecurityException | RuntimeException e) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "The file " + trustedRoot + " cannot be read as Sigstore's root of trust. Give the trusted_root.json that Sigstore"
                            + " publishes.",
                    e);
        }
    }

    private static CertificateMatcher matcher(SigstoreIdentity identity) {
        return CertificateMatcher.fulcio()
                .subjectAlternativeName(StringMatcher.string(identity.name()))
                .issuer(StringMatcher.string(identity.issuer()))
                .build();
    }

    @Override
    public Answer check(byte[] bundle, Digest rootDigest) {
        if (!UncheckedParts.sound(bundle)) {
            return rejected("What the signature says of its entries in the transparency log is not as the log signed it.");
        }
        try {
            Bundle read = Bundle.from(new StringReader(new String(bundle, StandardCharsets.UTF_8)));
            verifier.verify(rootDigest.bytes(), read, options);
            X509Certificate signer = (X509Certificate) read.getCertPath().getCertificates().getFirst();
            return new Accepted(signer, signedAt(read));
        } catch (KeylessVerificationException | BundleParseException e) {
            return rejected("Sigstore does not vouch for the signature: " + reason(e) + ".");
        } catch (RuntimeException e) {
            // The library reads untrusted bytes and does not say what it throws.
            return rejected("The signature cannot be read as one that was made through Sigstore.");
        }
    }

    /** What the transparency log says; logs that say no time leave it unknown. */
    private static Optional<Instant> signedAt(Bundle bundle) {
        return bundle.getEntries().stream()
                .map(RekorEntry::getIntegratedTimeInstant)
                .filter(time -> time.isAfter(Instant.EPOCH))
                .findFirst();
    }

    private static String reason(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    private Rejected rejected(String problem) {
        String expected = identities.stream()
                .map(identity -> identity.name() + " (" + identity.issuer() + ")")
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        return new Rejected(new Finding(
                "SIGSTORE_REJECTED",
                Finding.Severity.ERROR,
                PLACE,
                problem,
                "Check that the identity is the publisher's, here " + expected + ", and that trusted_root.json is Sigstore's newest; else"
                        + " do not use this copy."));
    }
}
