package dev.openbook.sigstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.signature.ModelVerifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles put together from parts that are each genuine, and statements that are signed in good order but say wrong things. */
class ForgedBundlesTest {
    @TempDir
    private Path folder;

    private Path model;
    private PrivateSigstore sigstore;
    private TestSigner signer;
    private JsonObject bundle;
    private JsonObject other;

    @BeforeEach
    void create() throws Exception {
        model = Files.createDirectories(folder.resolve("model"));
        Files.writeString(model.resolve("config.json"), "{}");
        sigstore = PrivateSigstore.create();
        signer = new TestSigner(sigstore);
        signer.stamped = List.of(TestSigner.SIGNED);
        bundle = signer.sign(TestSigner.statement(model));
        other = signer.sign(TestSigner.statement(model));
    }

    private void assertRefused(JsonObject forged, String code) throws Exception {
        Files.writeString(model.resolve("model.sig"), forged.toString());
        Path root = sigstore.trustedRoot(folder.resolve("trusted_root.json"));
        SignatureReport report = ModelVerifier.create()
                .verify(model, TrustedIdentities.read(root, new SigstoreIdentity(TestSigner.ACCOUNT, TestSigner.PROVIDER)));
        assertThat(report.problems()).extracting(Finding::code).containsExactly(code);
    }

    private static JsonObject material(JsonObject bundle) {
        return bundle.getAsJsonObject("verificationMaterial");
    }

    private static JsonObject entry(JsonObject bundle) {
        return material(bundle).getAsJsonArray("tlogEntries").get(0).getAsJsonObject();
    }

    @Test
    void theEntryOfAnotherSignature() throws Exception {
        material(bundle).add("tlogEntries", material(other).get("tlogEntries"));
        assertRefused(bundle, "SIGSTORE_ENTRY");
    }

    @Test
    void theCertificateOfAnotherSignature() throws Exception {
        material(bundle).add("certificate", material(other).get("certificate"));
        assertRefused(bundle, "SIGSTORE_ENTRY");
    }

    @Test
    void theTimeStampOfAnotherSignature() throws Exception {
        material(bundle).add("timestampVerificationData", material(other).get("timestampVerificationData"));
        assertRefused(bundle, "SIGSTORE_TIME_STAMP");
    }

    @Test
    void thePromiseForAnotherEntry() throws Exception {
        entry(bundle).add("inclusionPromise", entry(other).get("inclusionPromise"));
        assertRefused(bundle, "SIGSTORE_LOG_PROMISE");
    }

    @Test
    void theProofOfAnotherEntry() throws Exception {
        entry(bundle).add("inclusionProof", entry(other).get("inclusionProof"));
        assertRefused(bundle, "SIGSTORE_LOG_PROOF");
    }

    @Test
    void theSignatureOverAnotherStatement() throws Exception {
        bundle.getAsJsonObject("dsseEnvelope").add("signatures", other.getAsJsonObject("dsseEnvelope").get("signatures"));
        assertRefused(bundle, "SIGSTORE_SIGNATURE");
    }

    @Test
    void aLogThatIsSmallerThanTheNumberOfTheEntry() throws Exception {
        JsonObject proof = entry(bundle).getAsJsonObject("inclusionProof");
        byte[] root = Base64.getDecoder().decode(proof.get("rootHash").getAsString());
        proof.addProperty("treeSize", "3");
        proof.getAsJsonObject("checkpoint").addProperty("envelope", sigstore.log().checkpoint(3, root));
        assertRefused(bundle, "SIGSTORE_LOG_PROOF");
    }

    @Test
    void statementsThatAreSignedInGoodOrderAreReadAsStrictly() throws Exception {
        String statement = TestSigner.statement(model);
        assertRefused(signer.sign(statement.replace("/signature/v1.0", "/signature/v2.0")), "PREDICATE_TYPE");
        assertRefused(signer.sign(statement.replace("\"config.json\"", "\"../config.json\"")), "RESOURCE_NAME_UNSAFE");
        assertRefused(signer.sign(statement.replace("\"files\"", "\"bytes\"")), "METHOD_UNKNOWN");
        assertRefused(signer.sign(statement.replace("\"allow_symlinks\":false,", "")), "STATEMENT_MALFORMED");
    }
}
