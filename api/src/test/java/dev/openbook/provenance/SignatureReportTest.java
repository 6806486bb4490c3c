package dev.openbook.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.provenance.Finding.Severity;
import dev.openbook.value.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignatureReportTest {
    private static final Digest KEY = Digest.ofText("key");
    private static final Finding PROBLEM = new Finding("RESOURCE_CHANGED", Severity.ERROR, "a", "a is not.", "Fetch it.");
    private static final Finding NOTE = new Finding("UNSIGNED_FILES_LEFT_OUT", Severity.INFO, "model", "One.", "None.");

    private static SignatureReport report(SignatureVerdict verdict, Optional<SignerIdentity> signer, Finding... findings) {
        return new SignatureReport(
                verdict,
                Optional.of(SignatureMethod.KEY),
                signer,
                SignatureReport.unknownTime(),
                signer.map(SignerIdentity::keyFingerprint),
                1,
                List.of(findings));
    }

    @Test
    void verified_means_a_signer_and_no_problem() {
        SignatureReport report = report(SignatureVerdict.VERIFIED, Optional.of(SignerIdentity.ofKey(KEY)), NOTE);

        assertThat(report.verified()).isTrue();
        assertThat(report.problems()).isEmpty();
        assertThatThrownBy(() -> report(SignatureVerdict.VERIFIED, Optional.empty(), NOTE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> report(SignatureVerdict.VERIFIED, report.signer(), PROBLEM))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_refusal_says_why() {
        assertThat(report(SignatureVerdict.FAILED, Optional.empty(), NOTE, PROBLEM).problems()).containsExactly(PROBLEM);
        assertThatThrownBy(() -> report(SignatureVerdict.FAILED, Optional.empty(), NOTE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> report(SignatureVerdict.UNSUPPORTED, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void signers_have_a_name_for_people() {
        SignerIdentity.Certificate plain =
                new SignerIdentity.Certificate("CN=Us", List.of(), "CN=Them", Instant.EPOCH, Instant.EPOCH);
        SignerIdentity.Certificate named =
                new SignerIdentity.Certificate("CN=Us", List.of("us@example.org"), "CN=Them", Instant.EPOCH, Instant.EPOCH);

        assertThat(SignerIdentity.ofKey(KEY).name()).isEqualTo("key " + KEY.hex());
        assertThat(new SignerIdentity(KEY, Optional.of(plain)).name()).isEqualTo("CN=Us");
        assertThat(new SignerIdentity(KEY, Optional.of(named)).name()).isEqualTo("us@example.org");
        assertThat(SignatureMethod.CERTIFICATE.label()).isEqualTo("certificate");
    }
}
