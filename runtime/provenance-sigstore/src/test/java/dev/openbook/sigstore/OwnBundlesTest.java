package dev.openbook.sigstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.SignatureMethod;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.provenance.SignerIdentity;
import dev.openbook.signature.ModelVerifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models signed through a Sigstore of our own: what holds, and that no byte of it can change. */
class OwnBundlesTest {
    /** Every byte takes minutes ({@code -Dopenbook.sigstore.stride=1}); this many apart, each part of the bundle is hit. */
    private static final int STRIDE = Integer.getInteger("openbook.sigstore.stride", 37);

    @TempDir
    private Path folder;

    private Path model;
    private PrivateSigstore sigstore;
    private TestSigner signer;

    @BeforeEach
    void create() throws Exception {
        model = Files.createDirectories(folder.resolve("model/onnx")).getParent();
        Files.writeString(model.resolve("config.json"), "{}");
        Files.writeString(model.resolve("onnx/model.onnx"), "weights");
        sigstore = PrivateSigstore.create();
        signer = new TestSigner(sigstore);
    }

    private TrustedIdentities trusted(String name) throws Exception {
        Path root = sigstore.trustedRoot(folder.resolve("trusted_root.json"));
        return TrustedIdentities.read(root, new SigstoreIdentity(name, TestSigner.PROVIDER));
    }

    private SignatureReport verify(String account) throws Exception {
        JsonObject bundle = signer.sign(TestSigner.statement(model));
        Files.writeString(model.resolve("model.sig"), bundle.toString());
        return ModelVerifier.create().verify(model, trusted(account));
    }

    @Test
    void theLogSaysWhen() throws Exception {
        SignatureReport report = verify(TestSigner.ACCOUNT);

        assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(SignatureVerdict.VERIFIED);
        assertThat(report.method()).contains(SignatureMethod.SIGSTORE);
        assertThat(report.signer().map(SignerIdentity::name)).contains(TestSigner.ACCOUNT);
        assertThat(report.resourcesChecked()).isEqualTo(2);
        assertThat(report.signedAt().known()).contains(TestSigner.SIGNED);
        assertThat(report.signedAt().certainty()).isEqualTo(Certainty.VERIFIED);
        assertThat(report.signedAt().evidence().source()).isEqualTo("transparency log rekor.example.org");
    }

    @Test
    void aTimeStampAuthoritySaysWhen() throws Exception {
        signer.promised = false;
        signer.stamped = List.of(TestSigner.SIGNED);

        SignatureReport report = verify(TestSigner.ACCOUNT);

        assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(SignatureVerdict.VERIFIED);
        assertThat(report.signedAt().known()).contains(TestSigner.SIGNED);
        assertThat(report.signedAt().evidence().source()).isEqualTo("time-stamp authority time.example.org");
    }

    @Test
    void ofSeveralTimesTheFirstCountsAndTheOthersAreTold() throws Exception {
        signer.stamped = List.of(TestSigner.SIGNED.plusSeconds(2), TestSigner.SIGNED.minusSeconds(1));

        SignatureReport report = verify(TestSigner.ACCOUNT);

        assertThat(report.verified()).as(report.findings().toString()).isTrue();
        assertThat(report.signedAt().known()).contains(TestSigner.SIGNED.minusSeconds(1));
        assertThat(report.signedAt().evidence().source()).isEqualTo("time-stamp authority time.example.org");
        assertThat(report.signedAt().evidence().reason())
                .contains("transparency log rekor.example.org says " + TestSigner.SIGNED)
                .contains("time-stamp authority time.example.org says " + TestSigner.SIGNED.plusSeconds(2));
    }

    @Test
    void aWorkflowIsAnAccountToo() throws Exception {
        String workflow = "https://forge.example.org/us/model/.forge/workflows/release.yml@refs/heads/main";
        signer.account = new GeneralName(GeneralName.uniformResourceIdentifier, workflow);

        assertThat(verify(workflow).verified()).isTrue();
        assertThat(verify(workflow + "2").verified()).isFalse();
    }

    @Test
    void theFilesAreThoseThatWereSigned() throws Exception {
        assertThat(verify(TestSigner.ACCOUNT).verified()).isTrue();
        ModelVerifier verifier = ModelVerifier.create();

        Files.writeString(model.resolve("more.txt"), "x");
        SignatureReport extra = verifier.verify(model, trusted(TestSigner.ACCOUNT));
        assertThat(extra.problems()).extracting(Finding::code).containsExactly("UNSIGNED_FILE");
        assertThat(extra.signer()).as("it is still theirs").isPresent();
        Files.delete(model.resolve("more.txt"));

        Files.writeString(model.resolve("onnx/model.onnx"), "Weights");
        assertThat(verifier.verify(model, trusted(TestSigner.ACCOUNT)).problems()).extracting(Finding::code)
                .containsExactly("RESOURCE_CHANGED", "SIGSTORE_FILES");
        Files.delete(model.resolve("onnx/model.onnx"));
        assertThat(verifier.verify(model, trusted(TestSigner.ACCOUNT)).problems()).extracting(Finding::code)
                .containsExactly("RESOURCE_MISSING");
    }

    @Test
    void noByteOfTheBundleCanChange() throws Exception {
        assertThat(verify(TestSigner.ACCOUNT).verified()).isTrue();
        TrustedIdentities trusted = trusted(TestSigner.ACCOUNT);
        ModelVerifier verifier = ModelVerifier.create();
        byte[] bytes = Files.readAllBytes(model.resolve("model.sig"));
        List<String> passed = new ArrayList<>();
        for (int i = 0; i < bytes.length; i += STRIDE) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            Files.write(model.resolve("model.sig"), changed);
            if (verifier.verify(model, trusted).verified()) {
                int from = Math.max(0, i - 40);
                passed.add(i + ": " + new String(bytes, from, Math.min(60, bytes.length - from), StandardCharsets.UTF_8));
            }
        }
        assertThat(passed).isEmpty();
    }
}
