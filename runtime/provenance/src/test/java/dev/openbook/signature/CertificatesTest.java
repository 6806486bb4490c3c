package dev.openbook.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.SignatureMethod;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.provenance.SignerIdentity;
import dev.openbook.reading.ReadingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures with certificates: root, one in between, and the signer's. */
class CertificatesTest {
    private static final VerificationSettings IN_2027 =
            VerificationSettings.standard().withClock(Clock.fixed(Instant.parse("2027-01-01T00:00:00Z"), ZoneOffset.UTC));

    private final KeyPair rootKeys = TestKeys.pair();
    private final KeyPair middleKeys = TestKeys.pair("secp384r1");
    private final KeyPair signerKeys = TestKeys.pair();

    @TempDir
    private Path model;

    private X509Certificate root;
    private X509Certificate middle;

    @BeforeEach
    void prepare() throws IOException, GeneralSecurityException {
        Files.writeString(model.resolve("config.json"), "{}");
        root = new TestCertificate("Root", rootKeys).authority().selfSigned();
        middle = new TestCertificate("Middle", middleKeys).authority().issuedBy("Root", rootKeys.getPrivate());
    }

    private TestCertificate leaf(KeyPair keys) {
        return new TestCertificate("Publisher", keys);
    }

    private X509Certificate issued(TestCertificate certificate) throws GeneralSecurityException {
        return certificate.issuedBy("Middle", middleKeys.getPrivate());
    }

    private SignatureReport signedBy(KeyPair keys, X509Certificate... chain) {
        ModelSigner.withCertificates(TestKeys.signing(keys), List.of(chain)).sign(model);
        return verify(TrustedCertificates.of(root));
    }

    private SignatureReport verify(TrustedSigner trusted) {
        return ModelVerifier.create(IN_2027).verify(model, trusted);
    }

    private static void assertRefused(SignatureReport report, String code) {
        assertThat(report.problems()).extracting(Finding::code).containsExactly(code);
        assertThat(report.verdict()).isEqualTo(SignatureVerdict.FAILED);
        assertThat(report.signer()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
    void a_chain_to_a_trusted_root_is_verified(String curve) throws GeneralSecurityException {
        KeyPair keys = TestKeys.pair(curve);
        SignatureReport report = signedBy(keys, issued(leaf(keys).signer().mail("models@example.org")), middle);

        assertThat(report.findings()).isEmpty();
        assertThat(report.method()).contains(SignatureMethod.CERTIFICATE);
        SignerIdentity signer = report.signer().orElseThrow();
        assertThat(signer.name()).isEqualTo("models@example.org");
        assertThat(signer.certificate()).contains(new SignerIdentity.Certificate(
                "CN=Publisher",
                List.of("models@example.org"),
                "CN=Middle",
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2036-01-01T00:00:00Z")));
    }

    @Test
    void the_root_may_be_in_the_chain_or_left_out_and_any_link_may_be_the_trusted_one() throws GeneralSecurityException {
        X509Certificate leaf = issued(leaf(signerKeys).signer());
        assertThat(signedBy(signerKeys, leaf, middle, root).verified()).isTrue();
        assertThat(verify(TrustedCertificates.of(middle)).verified()).isTrue();
        assertThat(verify(TrustedCertificates.of(leaf)).verified()).isTrue();
        ModelSigner.withCertificates(TestKeys.signing(signerKeys), List.of(leaf)).sign(model);
        assertThat(verify(TrustedCertificates.of(middle)).verified()).isTrue();
        assertRefused(verify(TrustedCertificates.of(root)), "CERTIFICATE_NOT_TRUSTED");
    }

    @Test
    void another_root_of_the_same_name_is_not_trusted() throws GeneralSecurityException {
        signedBy(signerKeys, issued(leaf(signerKeys).signer()), middle);
        X509Certificate other = new TestCertificate("Root", TestKeys.pair()).authority().selfSigned();

        assertRefused(verify(TrustedCertificates.of(other)), "CERTIFICATE_NOT_TRUSTED");
        assertThat(verify(TrustedCertificates.of(other, root)).verified()).isTrue();
        assertRefused(verify(TrustedKeys.of(signerKeys.getPublic())), "METHOD_MISMATCH");
    }

    @Test
    void expired_certificates_count_only_as_of_a_time_that_the_caller_names() throws GeneralSecurityException {
        X509Certificate leaf = issued(leaf(signerKeys).signer().valid("2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"));

        assertRefused(signedBy(signerKeys, leaf, middle), "CERTIFICATE_EXPIRED");
        TrustedCertificates trusted = TrustedCertificates.of(root);
        assertThat(verify(trusted.atTime(Instant.parse("2026-02-15T00:00:00Z"))).verified()).isTrue();
        assertRefused(verify(trusted.atTime(Instant.parse("2026-01-15T00:00:00Z"))), "CERTIFICATE_NOT_YET_VALID");
        assertRefused(verify(trusted.atTime(Instant.parse("2040-01-01T00:00:00Z"))), "CERTIFICATE_EXPIRED");
    }

    @Test
    void an_expired_root_is_no_authority() throws GeneralSecurityException {
        root = new TestCertificate("Root", rootKeys).authority().valid("2020-01-01T00:00:00Z", "2026-06-01T00:00:00Z").selfSigned();

        assertRefused(signedBy(signerKeys, issued(leaf(signerKeys).signer()), middle), "CERTIFICATE_EXPIRED");
    }

    @Test
    void who_is_no_authority_cannot_vouch() throws GeneralSecurityException {
        middle = new TestCertificate("Middle", middleKeys).signer().issuedBy("Root", rootKeys.getPrivate());

        assertRefused(signedBy(signerKeys, issued(leaf(signerKeys).signer()), middle), "CERTIFICATE_NOT_TRUSTED");
    }

    @Test
    void certificates_for_code_serve_even_where_that_is_marked_critical() throws Exception {
        assertThat(signedBy(signerKeys, issued(leaf(signerKeys).extendedUsage(true, 3)), middle).findings()).isEmpty();
        writeSignature(issued(leaf(signerKeys).signer().extendedUsage(true, 1)), middle);
        assertRefused(verify(TrustedCertificates.of(root)), "CERTIFICATE_USE");
    }

    @Test
    void certificates_for_other_uses_are_refused_before_and_after_signing() throws Exception {
        X509Certificate leaf = issued(leaf(signerKeys).extendedUsage(false, 1));
        assertThatThrownBy(() -> signedBy(signerKeys, leaf, middle)).hasMessageContaining("not meant for signing");
        assertThatThrownBy(() -> signedBy(signerKeys, middle)).hasMessageContaining("does not belong to the private key");
        assertThatThrownBy(() -> signedBy(signerKeys, issued(leaf(signerKeys).signer()), root))
                .hasMessageContaining("not issued by the next one");

        writeSignature(leaf, middle);
        assertRefused(verify(TrustedCertificates.of(root)), "CERTIFICATE_USE");
    }

    /** As a signer without our checks would. */
    private void writeSignature(X509Certificate... chain) throws Exception {
        SigningKey key = TestKeys.signing(signerKeys);
        byte[] payload = StatementWriter.bytes(
                new Serializer(model, model.resolve("model.sig"), ReadingSettings.standard()).statement(List.of()));
        List<byte[]> certificates = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            certificates.add(certificate.getEncoded());
        }
        Bundle bundle = new Bundle(
                new SignatureMaterial.Certificates(certificates), payload, key.sign(PreAuthenticationEncoding.of(payload)));
        Files.write(model.resolve("model.sig"), BundleWriter.bytes(bundle));
    }

    @Test
    void chains_out_of_order_are_refused() throws Exception {
        X509Certificate leaf = issued(leaf(signerKeys).signer());
        writeSignature(leaf, root, middle);
        assertRefused(verify(TrustedCertificates.of(root)), "CHAIN_BROKEN");
        writeSignature(leaf, middle, middle);
        assertRefused(verify(TrustedCertificates.of(root)), "CHAIN_BROKEN");
    }

    @Test
    void the_certificate_of_another_key_does_not_serve() throws Exception {
        writeSignature(issued(leaf(TestKeys.pair()).signer()), middle);

        assertRefused(verify(TrustedCertificates.of(root)), "SIGNATURE_INVALID");
    }

    @Test
    void keys_of_other_kinds_are_refused_by_name() throws Exception {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        writeSignature(issued(leaf(rsa.generateKeyPair()).signer()), middle);

        SignatureReport report = verify(TrustedCertificates.of(root));
        assertThat(report.verdict()).isEqualTo(SignatureVerdict.UNSUPPORTED);
        assertThat(report.problems()).singleElement().returns("CERTIFICATE_KEY", Finding::code);
        assertThat(report.problems().getFirst().message()).contains("RSA");
    }
}
