package dev.openbook.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.SignatureMethod;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that others have signed, with the releases 0.2.0 to 1.0.1 of the reference implementation. */
class PublishedSignaturesTest {
    /** Its publishers signed with the option to leave this file out, which releases before 1.1 did not record. */
    private static final VerificationSettings SETTINGS = VerificationSettings.standard().ignoring("ignore-me");

    @TempDir
    private Path temporary;

    static Path data(String path) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared/data/signing").resolve(path);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        assumeTrue(false, "skipped: there is no shared/data/signing/" + path + " beside the checkout");
        throw new IllegalStateException("unreachable");
    }

    private static TrustedSigner trusted(String name) {
        return name.endsWith("key")
                ? TrustedKeys.read(data("keys/certificate/signing-key-pub.pem"))
                : TrustedCertificates.read(data("keys/certificate/ca-cert.pem"));
    }

    private Path copy(String name) throws IOException {
        Path copy = Files.createDirectories(temporary.resolve(name));
        try (Stream<Path> files = Files.list(data(name))) {
            for (Path file : files.toList()) {
                Files.write(copy.resolve(file.getFileName().toString()), Files.readAllBytes(file));
            }
        }
        return copy;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "v0.3.1-elliptic-key", "v1.0.0-elliptic-key", "v1.0.1-elliptic-key",
        "v0.3.1-certificate", "v1.0.0-certificate", "v1.0.1-certificate"
    })
    void are_verified(String name) {
        SignatureReport report = ModelVerifier.create(SETTINGS).verify(data(name), trusted(name));

        assertThat(report.problems()).isEmpty();
        assertThat(report.verdict()).isEqualTo(SignatureVerdict.VERIFIED);
        assertThat(report.method()).contains(name.endsWith("key") ? SignatureMethod.KEY : SignatureMethod.CERTIFICATE);
        assertThat(report.signer().orElseThrow().keyFingerprint().hex())
                .isEqualTo("e8450dec4eb99dae995da9af1bc2cc9f76ed669ee2e744f57abba763df3e3f8e");
        assertThat(report.resourcesChecked()).isPositive();
    }

    /** Every byte of the signature and of every file that was signed. */
    @ParameterizedTest
    @ValueSource(strings = {
        "v0.3.1-elliptic-key", "v1.0.0-elliptic-key", "v1.0.1-elliptic-key",
        "v0.3.1-certificate", "v1.0.0-certificate", "v1.0.1-certificate"
    })
    void are_not_once_a_byte_is_changed(String name) throws IOException {
        Path model = copy(name);
        ModelVerifier verifier = ModelVerifier.create(SETTINGS);
        TrustedSigner trusted = trusted(name);
        assertThat(verifier.verify(model, trusted).verified()).isTrue();
        for (String file : List.of("model.sig", "signme-1", "signme-2")) {
            Path path = model.resolve(file);
            if (!Files.exists(path)) {
                continue;
            }
            byte[] bytes = Files.readAllBytes(path);
            // Each byte of two of them; the others are made alike, so that every twentieth does.
            int step = name.equals("v1.0.1-elliptic-key") || name.equals("v0.3.1-certificate") ? 1 : 20;
            for (int i = 0; i < bytes.length; i += step) {
                byte original = bytes[i];
                bytes[i] = (byte) (original ^ (1 << (i % Byte.SIZE)));
                Files.write(path, bytes);
                assertThat(verifier.verify(model, trusted).verified()).as("%s, byte %d", file, i).isFalse();
                bytes[i] = original;
            }
            Files.write(path, bytes);
        }
        assertThat(verifier.verify(model, trusted).verified()).isTrue();
    }

    @Test
    void a_file_that_nobody_signed_is_found() {
        SignatureReport report = ModelVerifier.create().verify(data("v1.0.1-certificate"), trusted("v1.0.1-certificate"));

        assertThat(report.verdict()).isEqualTo(SignatureVerdict.FAILED);
        assertThat(report.problems()).singleElement()
                .returns("UNSIGNED_FILE", Finding::code)
                .returns("ignore-me", Finding::place);
        assertThat(ModelVerifier.create(VerificationSettings.standard().allowingUnsignedFiles())
                        .verify(data("v1.0.1-certificate"), trusted("v1.0.1-certificate"))
                        .verified())
                .isTrue();
    }

    @Test
    void the_trial_format_of_release_0_2_is_refused_by_name() {
        SignatureReport report = ModelVerifier.create().verify(data("v0.2.0-certificate"), trusted("v0.2.0-certificate"));

        assertThat(report.verdict()).isEqualTo(SignatureVerdict.UNSUPPORTED);
        assertThat(report.problems()).singleElement().returns("DEPRECATED_V0_2", Finding::code);
        assertThat(report.problems().getFirst().message()).contains("release 0.2");
        assertThat(report.problems().getFirst().remedy()).contains("sign the model again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v0.3.1-sigstore", "v1.0.0-sigstore", "v1.0.1-sigstore"})
    void those_through_sigstore_are_refused_by_name_without_its_library(String name) {
        SignatureReport report = ModelVerifier.create(SETTINGS).verify(data(name), trusted(name));

        assertThat(report.verdict()).isEqualTo(SignatureVerdict.UNSUPPORTED);
        assertThat(report.method()).contains(SignatureMethod.SIGSTORE);
        assertThat(report.problems()).singleElement().returns("SIGSTORE_UNSUPPORTED", Finding::code);
    }

    /** What such a library would be handed, and what becomes of its answer. */
    @ParameterizedTest
    @ValueSource(strings = {"v0.3.1-sigstore", "v1.0.0-sigstore", "v1.0.1-sigstore"})
    void those_through_sigstore_are_compared_and_handed_on(String name) throws IOException, CertificateException {
        Path model = copy(name);
        byte[] bundle = Files.readAllBytes(model.resolve("model.sig"));
        Digest root = new Digest("61d4849d9d90076d6215f4d525f13d6574af8e3f67aef3e6f36fc40a14fdd226");
        X509Certificate somebody;
        try (InputStream in = Files.newInputStream(data("keys/certificate/signing-key-cert.pem"))) {
            somebody = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
        SigstoreTrust trust = (bytes, digest) -> Arrays.equals(bytes, bundle) && digest.equals(root)
                ? new SigstoreTrust.Accepted(somebody, Fact.measured(Instant.EPOCH, "log", "said"))
                : new SigstoreTrust.Rejected(Problems.error("OTHER", "signature", "Something else.", "None."));
        ModelVerifier verifier = ModelVerifier.create(SETTINGS);

        SignatureReport report = verifier.verify(model, trust);

        assertThat(report.verified()).isTrue();
        assertThat(report.signer()).contains(CertificateUse.identity(somebody));
        assertThat(report.signedAt().known()).contains(Instant.EPOCH);
        Files.writeString(model.resolve("signme-1"), "another");
        assertThat(verifier.verify(model, trust).problems()).extracting(Finding::code)
                .containsExactly("RESOURCE_CHANGED", "OTHER");
    }

    @Test
    void the_chain_counts_only_up_to_whom_the_caller_trusts() {
        Path model = data("v1.0.0-certificate");
        ModelVerifier verifier = ModelVerifier.create();

        assertThat(verifier.verify(model, TrustedCertificates.read(data("keys/certificate/int-ca-cert.pem"))).verified()).isTrue();
        assertThat(verifier.verify(model, TrustedCertificates.read(data("keys/certificate/signing-key-cert.pem"))).verified()).isTrue();
        assertThat(verifier.verify(model, trusted("v1.0.0-elliptic-key")).problems())
                .extracting(Finding::code)
                .containsExactly("METHOD_MISMATCH");
        TrustedCertificates later = TrustedCertificates.read(data("keys/certificate/ca-cert.pem"))
                .atTime(Instant.parse("2035-06-01T00:00:00Z"));
        assertThat(verifier.verify(model, later).problems()).extracting(Finding::code).containsExactly("CERTIFICATE_EXPIRED");
    }

    /** Their files are not published; the signatures themselves hold, and are all that is left to check. */
    @ParameterizedTest
    @ValueSource(strings = {"key", "certificate"})
    void the_specifications_valid_examples_hold_with_the_files_they_are_about(String kind) throws IOException {
        Path model = copy("v1.0.1-elliptic-key");
        Files.write(model.resolve("model.sig"), Files.readAllBytes(data("spec/vectors/valid/" + kind + ".bundle.json")));

        assertThat(ModelVerifier.create().verify(model, trusted(kind)).problems()).isEmpty();
    }

    @Test
    void the_specifications_invalid_examples_are_refused() throws IOException {
        Path model = data("v1.0.1-elliptic-key");
        for (String folder : List.of("invalid", "invalid-payload")) {
            try (Stream<Path> bundles = Files.list(data("spec/vectors/" + folder))) {
                for (Path bundle : bundles.toList()) {
                    SignatureReport report = ModelVerifier.create(SETTINGS).verify(model, bundle, trusted("key"));
                    assertThat(report.verdict()).as("%s", bundle).isEqualTo(SignatureVerdict.FAILED);
                }
            }
        }
    }
}
