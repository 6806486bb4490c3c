package dev.openbook.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.signature.ModelSigner;
import dev.openbook.signature.ModelVerifier;
import dev.openbook.signature.SigningKey;
import dev.openbook.signature.TrustedKeys;
import dev.openbook.signature.VerificationSettings;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signature that the caller wants checked is checked against the very bytes that are opened. */
class SignatureInspectionTest {
    @TempDir
    private Path place;

    private final KeyPair publisher = pair();
    private TestFolder folder;

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void makeModel() throws IOException {
        folder = new TestFolder(place.resolve("tiny")).withModel();
    }

    private void sign(Path bundle) {
        ModelSigner.withKey(SigningKey.of((ECPrivateKey) publisher.getPrivate())).sign(folder.path(), bundle, Set.of());
    }

    private SignatureRequest trusting(KeyPair whom) {
        return SignatureRequest.by(TrustedKeys.of(whom.getPublic()));
    }

    private ModelProvenance inspect(SignatureRequest request) {
        InspectionSettings settings = InspectionSettings.standard().withSignature(request);
        try (ModelContent content = ModelInspector.create(settings).inspect(ModelSource.folder(folder.path()))) {
            return content.provenance();
        }
    }

    @Test
    void who_signed_is_known_and_what_was_signed_is_what_is_opened() {
        sign(ModelVerifier.usualPlace(folder.path()));

        ModelProvenance model = inspect(trusting(publisher));

        assertThat(model.signature().verdict()).isEqualTo(SignatureVerdict.VERIFIED);
        assertThat(model.signature().rootDigest()).contains(model.rootDigest());
        assertThat(model.unsafe()).isFalse();
    }

    @Test
    void a_signature_may_lie_elsewhere() {
        Path bundle = place.resolve("elsewhere.sig");
        sign(bundle);

        SignatureRequest request = new SignatureRequest(
                TrustedKeys.of(publisher.getPublic()), Optional.of(bundle), VerificationSettings.standard());

        assertThat(inspect(request).signature().verified()).isTrue();
    }

    @Test
    void a_model_that_was_changed_after_signing_is_unsafe() throws IOException {
        sign(ModelVerifier.usualPlace(folder.path()));
        folder.with("tokenizer.json", "{ }");

        ModelProvenance model = inspect(trusting(publisher));

        assertThat(model.signature().verdict()).isEqualTo(SignatureVerdict.FAILED);
        assertThat(model.unsafe()).isTrue();
        assertThat(model.findings())
                .filteredOn(finding -> finding.code().equals("SIGNATURE_FAILED"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("tokenizer.json"));
    }

    @Test
    void somebody_elses_signature_does_not_do() {
        sign(ModelVerifier.usualPlace(folder.path()));

        assertThat(inspect(trusting(pair())).unsafe()).isTrue();
    }

    @Test
    void a_model_that_nobody_signed_is_left_to_the_rules() {
        ModelProvenance model = inspect(trusting(publisher));

        assertThat(model.signature().verdict()).isEqualTo(SignatureVerdict.UNSIGNED);
        assertThat(model.findings()).extracting(Finding::code).contains("SIGNATURE_NOT_CHECKED");
        assertThat(model.unsafe()).isFalse();
    }

    @Test
    void digests_that_were_computed_before_are_what_is_compared() throws IOException {
        Path bundle = ModelVerifier.usualPlace(folder.path());
        sign(bundle);
        TrustedKeys trusted = TrustedKeys.of(publisher.getPublic());
        Digest tokenizer = Digest.of(Files.readAllBytes(folder.path().resolve("tokenizer.json")));

        assertThat(ModelVerifier.create().verify(folder.path(), bundle, trusted, Map.of("tokenizer.json", tokenizer)).verified())
                .isTrue();
        assertThat(ModelVerifier.create()
                        .verify(folder.path(), bundle, trusted, Map.of("tokenizer.json", Digest.ofText("other")))
                        .problems())
                .extracting(Finding::code)
                .contains("RESOURCE_CHANGED");
    }
}
