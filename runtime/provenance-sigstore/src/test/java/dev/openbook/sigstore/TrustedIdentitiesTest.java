package dev.openbook.sigstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.signature.ModelSigner;
import dev.openbook.signature.ModelVerifier;
import dev.openbook.signature.SigningKey;
import dev.openbook.signature.SigstoreTrust;
import dev.openbook.value.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedIdentitiesTest {
    private static final SigstoreIdentity SOMEBODY = new SigstoreIdentity("somebody@example.org", "https://accounts.example.org");
    /** A root of trust that trusts nobody. */
    private static final String EMPTY_ROOT =
            "{\"mediaType\":\"application/vnd.dev.sigstore.trustedroot+json;version=0.1\",\"tlogs\":[],\"certificateAuthorities\":[],"
                    + "\"ctlogs\":[],\"timestampAuthorities\":[]}";

    @TempDir
    private Path folder;

    private TrustedIdentities trusted() throws Exception {
        return TrustedIdentities.read(Files.writeString(folder.resolve("root.json"), EMPTY_ROOT), SOMEBODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null"})
    void whatIsNoRootOfTrustIsRefused(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("root.json"), content);

        assertThatThrownBy(() -> TrustedIdentities.read(file, SOMEBODY))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.ARGUMENT_INVALID))
                .hasMessageContaining("trusted_root.json");
    }

    @Test
    void aRootThatIsNotThereAndNobodyToTrustAreRefused() throws Exception {
        assertThatThrownBy(() -> TrustedIdentities.read(folder.resolve("none.json"), SOMEBODY)).isInstanceOf(OpenbookException.class);
        Path root = Files.writeString(folder.resolve("root.json"), EMPTY_ROOT);
        assertThatThrownBy(() -> TrustedIdentities.read(root)).hasMessageContaining("No identity was given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\"}"})
    void whatIsNoBundleIsRejected(String bundle) throws Exception {
        assertThat(trusted().check(bundle.getBytes(StandardCharsets.UTF_8), Digest.ofText("x")))
                .isInstanceOfSatisfying(SigstoreTrust.Rejected.class, rejected ->
                        assertThat(rejected.problem().code()).startsWith("SIGSTORE_"));
    }

    @Test
    void anyBytesAreRejectedAndNothingElseHappens() throws Exception {
        TrustedIdentities trusted = trusted();
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertThat(trusted.check(bytes, Digest.ofText("x"))).isInstanceOf(SigstoreTrust.Rejected.class);
        }
    }

    @Test
    void aSignatureWithAKeyIsNotCheckedByAnIdentity() throws Exception {
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.writeString(model.resolve("config.json"), "{}");
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        SigningKey key = SigningKey.of((ECPrivateKey) generator.generateKeyPair().getPrivate());
        ModelSigner.withKey(key).sign(model, ModelVerifier.usualPlace(model), Set.of());

        SignatureReport report = ModelVerifier.create().verify(model, trusted());

        assertThat(report.verdict()).isEqualTo(SignatureVerdict.FAILED);
        assertThat(report.problems()).extracting(Finding::code).containsExactly("METHOD_MISMATCH");
    }

    @Test
    void anIdentityHasTwoParts() {
        assertThatThrownBy(() -> new SigstoreIdentity("a", " ")).isInstanceOf(IllegalArgumentException.class);
    }
}
