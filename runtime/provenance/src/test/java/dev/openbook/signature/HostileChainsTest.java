package dev.openbook.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.SignatureReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chains of certificates that a careless reader of RFC 5280 would follow. */
class HostileChainsTest {
    private static final int NAME_CONSTRAINTS = 0x1e;
    private static final int BASIC_CONSTRAINTS = 0x13;
    private static final int NOBODY_KNOWS = 0x7f;
    private static final int PERMITTED = 0xa0;
    private static final int EXCLUDED = 0xa1;

    private final KeyPair rootKeys = TestKeys.pair();
    private final KeyPair middleKeys = TestKeys.pair();
    private final KeyPair signerKeys = TestKeys.pair();

    @TempDir
    private Path model;

    private X509Certificate root;

    @BeforeEach
    void prepare() throws Exception {
        Files.writeString(model.resolve("config.json"), "{}");
        root = new TestCertificate("Root", rootKeys).authority().selfSigned();
    }

    private TestCertificate middle() {
        return new TestCertificate("Middle", middleKeys).authority();
    }

    private TestCertificate leaf() {
        return new TestCertificate("Publisher", signerKeys).signer().mail("models@example.org");
    }

    private SignatureReport verified(TestCertificate leaf, TestCertificate middle) throws Exception {
        return verified(leaf.issuedBy("Middle", middleKeys.getPrivate()), middle.issuedBy("Root", rootKeys.getPrivate()));
    }

    private SignatureReport verified(X509Certificate... chain) {
        ModelSigner.withCertificates(TestKeys.signing(signerKeys), List.of(chain)).sign(model);
        Clock clock = Clock.fixed(Instant.parse("2027-01-01T00:00:00Z"), ZoneOffset.UTC);
        return ModelVerifier.create(VerificationSettings.standard().withClock(clock)).verify(model, TrustedCertificates.of(root));
    }

    private static void assertUntrusted(SignatureReport report) {
        assertThat(report.problems()).extracting(Finding::code).containsExactly("CERTIFICATE_NOT_TRUSTED");
        assertThat(report.signer()).isEmpty();
    }

    /** RFC 5280, section 4.2.1.10, for mail addresses at a host. */
    private static byte[] constraint(int kind, String host) {
        byte[] name = Der.element(0x81, host.getBytes(StandardCharsets.US_ASCII));
        return Der.element(Der.SEQUENCE, Der.element(kind, Der.element(Der.SEQUENCE, name)));
    }

    @Test
    void namesThatAnAuthorityMayNotVouchFor() throws Exception {
        assertThat(verified(leaf(), middle()).verified()).isTrue();
        assertThat(verified(leaf(), middle().extension(NAME_CONSTRAINTS, true, constraint(PERMITTED, "example.org"))).verified())
                .isTrue();
        assertUntrusted(verified(leaf(), middle().extension(NAME_CONSTRAINTS, true, constraint(PERMITTED, "example.com"))));
        assertUntrusted(verified(leaf(), middle().extension(NAME_CONSTRAINTS, true, constraint(EXCLUDED, "example.org"))));
    }

    @Test
    void whatMustBeUnderstoodAndIsNotIsRefused() throws Exception {
        byte[] content = Der.element(Der.SEQUENCE);
        assertUntrusted(verified(leaf().extension(NOBODY_KNOWS, true, content), middle()));
        assertUntrusted(verified(leaf(), middle().extension(NOBODY_KNOWS, true, content)));
        assertThat(verified(leaf().extension(NOBODY_KNOWS, false, content), middle()).verified()).as("not critical").isTrue();
    }

    @Test
    void anAuthorityThatMayHaveNoneBelowItHasNone() throws Exception {
        byte[] noneBelow = Der.element(
                Der.SEQUENCE, Der.element(0x01, new byte[] {-1}), Der.element(Der.INTEGER, new byte[] {0}));
        TestCertificate last = new TestCertificate("Middle", middleKeys).extension(BASIC_CONSTRAINTS, true, noneBelow).usage(2, 0x04);
        assertThat(verified(leaf(), last).verified()).isTrue();
        KeyPair lowerKeys = TestKeys.pair();
        X509Certificate lower = new TestCertificate("Lower", lowerKeys).authority().issuedBy("Middle", middleKeys.getPrivate());

        assertUntrusted(verified(
                leaf().issuedBy("Lower", lowerKeys.getPrivate()), lower, last.issuedBy("Root", rootKeys.getPrivate())));
    }

    @Test
    void anAuthorityThatMayNotCertifyDoesNot() throws Exception {
        TestCertificate signsOnly =
                new TestCertificate("Middle", middleKeys).extension(BASIC_CONSTRAINTS, true, Der.element(
                        Der.SEQUENCE, Der.element(0x01, new byte[] {-1}))).usage(7, 0x80);

        assertUntrusted(verified(leaf(), signsOnly));
    }

    @Test
    void certificatesThatVouchForEachOtherLeadNowhere() throws Exception {
        KeyPair otherKeys = TestKeys.pair();
        X509Certificate one = middle().issuedBy("Other", otherKeys.getPrivate());
        X509Certificate other = new TestCertificate("Other", otherKeys).authority().issuedBy("Middle", middleKeys.getPrivate());

        assertUntrusted(verified(leaf().issuedBy("Middle", middleKeys.getPrivate()), one, other, one, other));
    }
}
