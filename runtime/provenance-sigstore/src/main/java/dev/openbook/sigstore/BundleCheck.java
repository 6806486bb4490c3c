package dev.openbook.sigstore;

import dev.openbook.provenance.Fact;
import dev.openbook.signature.SigstoreTrust;
import dev.openbook.value.Digest;
import dev.sigstore.KeylessVerificationException;
import dev.sigstore.KeylessVerifier;
import dev.sigstore.VerificationOptions;
import dev.sigstore.bundle.Bundle;
import dev.sigstore.bundle.BundleParseException;
import dev.sigstore.encryption.signers.Verifiers;
import dev.sigstore.fulcio.client.FulcioVerifier;
import dev.sigstore.rekor.client.RekorEntry;
import dev.sigstore.trustroot.CertificateAuthority;
import dev.sigstore.trustroot.SigstoreConfigurationException;
import dev.sigstore.trustroot.SigstoreTrustedRoot;
import dev.sigstore.trustroot.TransparencyLog;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * Checks one bundle after the other against a root of trust
 * (<a href="https://github.com/sigstore/architecture-docs/blob/main/client-spec.md">client specification</a>, "Verification").
 * First part by part, so that each refusal has its own reason, with what the library beneath leaves out; then all at once by
 * the library, whose word is needed as well.
 */
final class BundleCheck {
    private final KeylessVerifier verifier;
    private final VerificationOptions options;
    private final CertificateCheck certificates;
    private final LogCheck log;
    private final List<TransparencyLog> logs;
    private final List<CertificateAuthority> timeStampAuthorities;

    private BundleCheck(
            KeylessVerifier verifier, VerificationOptions options, CertificateCheck certificates, SigstoreTrustedRoot root) {
        this.verifier = verifier;
        this.options = options;
        this.certificates = certificates;
        this.logs = root.getTLogs();
        this.log = new LogCheck(logs);
        this.timeStampAuthorities = root.getTSAs();
    }

    static BundleCheck create(SigstoreTrustedRoot root, List<SigstoreIdentity> identities)
            throws GeneralSecurityException, SigstoreConfigurationException {
        return new BundleCheck(
                KeylessVerifier.builder().trustedRootProvider(() -> root).build(),
                VerificationOptions.builder()
                        .addAllCertificateMatchers(identities.stream().map(CertificateCheck::matcher).toList())
                        .build(),
                new CertificateCheck(FulcioVerifier.newFulcioVerifier(root), identities),
                root);
    }

    SigstoreTrust.Accepted require(byte[] bytes, Digest rootDigest) throws RefusedException, BundleParseException {
        UncheckedParts.require(bytes);
        Bundle bundle = Bundle.from(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
        X509Certificate signer = (X509Certificate) bundle.getCertPath().getCertificates().getFirst();
        RekorEntry entry = bundle.getEntries().getFirst();
        certificates.require(bundle.getCertPath(), signer);
        requireSigned(bundle, signer);
        TransparencyLog entered = log.require(entry);
        Fact<Instant> signedAt = new SigningTimes(logs, timeStampAuthorities).require(bundle, signer, entered);
        SignedFiles.require(bundle.getDsseEnvelope().orElseThrow().getPayload(), rootDigest);
        try {
            verifier.verify(rootDigest.bytes(), bundle, options);
        } catch (KeylessVerificationException e) {
            // Everything else was asked before.
            throw new RefusedException("SIGSTORE_ENTRY", "The entry in the transparency log is about another signature.");
        }
        return new SigstoreTrust.Accepted(signer, signedAt);
    }

    private static void requireSigned(Bundle bundle, X509Certificate signer) throws RefusedException {
        Bundle.DsseEnvelope envelope = bundle.getDsseEnvelope().orElseThrow();
        try {
            if (Verifiers.newVerifier(signer.getPublicKey()).verify(envelope.getPAE(), envelope.getSignature())) {
                return;
            }
        } catch (GeneralSecurityException e) {
            // Said below.
        }
        throw new RefusedException("SIGSTORE_SIGNATURE", "The signature does not hold for the list of files that it came with.");
    }
}
