package dev.openbook.sigstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.SignatureMethod;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.provenance.SignerIdentity;
import dev.openbook.signature.ModelVerifier;
import dev.openbook.signature.VerificationSettings;
import dev.sigstore.bundle.Bundle;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that the reference implementation signed through Sigstore (sigstore/model-transparency), used where they lie. */
class PublishedBundlesTest {
    /** Every byte takes minutes ({@code -Dopenbook.sigstore.stride=1}); this many apart, each part of the bundle is hit. */
    private static final int STRIDE = Integer.getInteger("openbook.sigstore.stride", 37);

    private static final String ISSUER = "https://sigstore.verify.ibm.com/oauth2";

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void findData() {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isDirectory(here.resolve("shared/data/signing"))) {
            here = here.getParent();
        }
        assumeTrue(here != null, "shared/data/signing is not beside this checkout");
        data = here.resolve("shared/data/signing");
    }

    private Path model(String release) throws IOException {
        Path model = folder.resolve(release);
        Files.createDirectories(model);
        try (Stream<Path> files = Files.list(data.resolve(release + "-sigstore"))) {
            for (Path file : files.toList()) {
                Files.copy(file, model.resolve(file.getFileName()));
            }
        }
        return model;
    }

    /** Whoever signed, by the certificate; the certificate itself is what the check is about. */
    private static String account(Path bundle) throws Exception {
        Bundle read = Bundle.from(bundle, StandardCharsets.UTF_8);
        X509Certificate signer = (X509Certificate) read.getCertPath().getCertificates().getFirst();
        return String.valueOf(signer.getSubjectAlternativeNames().iterator().next().get(1));
    }

    private SignatureReport verify(Path model, SigstoreIdentity... identities) {
        TrustedIdentities trusted = TrustedIdentities.read(data.resolve("trusted_root.json"), identities);
        return ModelVerifier.create(VerificationSettings.standard().ignoring("ignore-me")).verify(model, trusted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v0.3.1", "v1.0.0", "v1.0.1"})
    void theyHoldForTheAccountThatSigned(String release) throws Exception {
        Path model = model(release);
        String account = account(model.resolve("model.sig"));

        SignatureReport report = verify(model, new SigstoreIdentity(account, ISSUER));

        assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(SignatureVerdict.VERIFIED);
        assertThat(report.method()).contains(SignatureMethod.SIGSTORE);
        assertThat(report.signer().map(SignerIdentity::name)).contains(account);
        assertThat(report.signedAt().known()).hasValueSatisfying(time -> assertThat(time).isAfter(Instant.parse("2024-01-01T00:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v0.3.1", "v1.0.0", "v1.0.1"})
    void theyDoNotHoldForAnybodyElse(String release) throws Exception {
        Path model = model(release);
        String account = account(model.resolve("model.sig"));

        for (SigstoreIdentity other : List.of(
                new SigstoreIdentity("somebody@example.org", ISSUER),
                new SigstoreIdentity(account, "https://accounts.example.org"),
                new SigstoreIdentity(account.toUpperCase(java.util.Locale.ROOT), ISSUER))) {
            SignatureReport report = verify(model, other);
            assertThat(report.verdict()).isEqualTo(SignatureVerdict.FAILED);
            String reason = other.issuer().equals(ISSUER) ? "SIGSTORE_IDENTITY" : "SIGSTORE_PROVIDER";
            assertThat(report.problems()).extracting(Finding::code).containsExactly(reason);
        }
        assertThat(verify(model, new SigstoreIdentity("somebody@example.org", ISSUER), new SigstoreIdentity(account, ISSUER)).verified())
                .as("any of several")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v0.3.1", "v1.0.0", "v1.0.1"})
    void anyByteOfAnyFileCounts(String release) throws Exception {
        Path model = model(release);
        SigstoreIdentity signer = new SigstoreIdentity(account(model.resolve("model.sig")), ISSUER);
        for (String name : List.of("signme-1", "signme-2")) {
            byte[] bytes = Files.readAllBytes(model.resolve(name));
            for (int i = 0; i < bytes.length; i += Math.max(1, bytes.length / 8)) {
                byte[] changed = bytes.clone();
                changed[i] ^= 1;
                Files.write(model.resolve(name), changed);
                assertThat(verify(model, signer).verdict()).as(name + " at " + i).isEqualTo(SignatureVerdict.FAILED);
            }
            Files.write(model.resolve(name), bytes);
        }
        Files.writeString(model.resolve("more"), "x");
        assertThat(verify(model, signer).problems()).extracting(Finding::code).contains("UNSIGNED_FILE");
    }

    /** Whatever passes after a change must mean the same as before: nothing that the report says may be different. */
    @ParameterizedTest
    @ValueSource(strings = {"v0.3.1", "v1.0.0", "v1.0.1"})
    void anyByteOfTheBundleCounts(String release) throws Exception {
        Path model = model(release);
        Path bundle = model.resolve("model.sig");
        SigstoreIdentity signer = new SigstoreIdentity(account(bundle), ISSUER);
        TrustedIdentities trusted = TrustedIdentities.read(data.resolve("trusted_root.json"), signer);
        ModelVerifier verifier = ModelVerifier.create(VerificationSettings.standard().ignoring("ignore-me"));
        byte[] bytes = Files.readAllBytes(bundle);
        List<String> passed = new ArrayList<>();
        for (int i = 0; i < bytes.length; i += STRIDE) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            Files.write(bundle, changed);
            if (verifier.verify(model, trusted).verified()) {
                int from = Math.max(0, i - 40);
                passed.add(i + ": " + new String(bytes, from, Math.min(60, bytes.length - from), StandardCharsets.UTF_8));
            }
        }
        assertThat(passed).isEmpty();
    }

    @Test
    void theSeamHandsOnWhatIsOnDisk() throws Exception {
        Path model = model("v1.0.1");
        Path bundle = model.resolve("model.sig");
        SigstoreIdentity signer = new SigstoreIdentity(account(bundle), ISSUER);
        TrustedIdentities trusted = TrustedIdentities.read(data.resolve("trusted_root.json"), signer);

        assertThat(trusted.check(Files.readAllBytes(bundle), dev.openbook.value.Digest.ofText("something else")))
                .isInstanceOf(TrustedIdentities.Rejected.class);
        assertThat(Bundle.from(new StringReader(Files.readString(bundle))).getEntries()).isNotEmpty();
    }
}
