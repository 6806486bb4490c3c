package dev.openbook.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.OpenbookException;
import dev.openbook.graph.Onnx;
import dev.openbook.lock.LockCheck;
import dev.openbook.lock.LockedModel;
import dev.openbook.lock.LockedSources;
import dev.openbook.lock.ModelLock;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        return inspect(request, "");
    }

    private ModelProvenance inspect(SignatureRequest request, String variant) {
        InspectionSettings settings = InspectionSettings.standard().withSignature(request);
        try (ModelContent content = ModelInspector.create(settings).inspect(ModelSource.folder(folder.path(), variant))) {
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

    /** Anybody can add such a file without breaking the signature, and its name would come first. */
    @Test
    void a_graph_that_no_digest_covers_is_not_taken_for_one() throws IOException {
        folder.with("onnx/model.onnx", Files.readAllBytes(folder.path().resolve("model.onnx"))).with("tokenizer.json", "{}");
        Files.delete(folder.path().resolve("model.onnx"));
        Path lock = place.resolve("models.lock");
        sign(ModelVerifier.usualPlace(folder.path()));
        ModelProvenance before = inspect(trusting(publisher));
        ModelSource source = ModelSource.folder(folder.path());
        Files.writeString(lock, ModelLock.empty().with(LockedModel.of(LockedSources.of(lock).name(source), before)).text());
        folder.with(".github/model.onnx", Onnx.external(Map.of("location", "other")))
                .with(".github/config.json", "{}")
                .with(".github/my_tokenizer.json", "{}");

        ModelProvenance model = inspect(trusting(publisher));

        assertThat(model.signature().verdict()).isEqualTo(SignatureVerdict.VERIFIED);
        assertThatCode(() -> LockCheck.read(lock).require(source, model)).doesNotThrowAnyException();
        assertThat(model.layout()).isEqualTo(before.layout());
        assertThat(model.layout().graphs()).containsExactly("onnx/model.onnx");
        assertThat(model.layout().tokenizer()).isEqualTo("tokenizer.json");
        assertThatThrownBy(() -> inspect(trusting(publisher), ".github/model.onnx")).isInstanceOf(OpenbookException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.sig", "w.sig", ".github/w", ".gitattributes"})
    void weights_that_no_digest_covers_are_refused_in_every_graph(String weights) throws IOException {
        folder.with("z.onnx", Onnx.external(Map.of("location", weights)))
                .with(weights, "application/vnd.dev.sigstore.bundle");

        try (ModelContent content = ModelInspector.create().inspect(ModelSource.folder(folder.path()))) {
            assertThat(content.provenance().findings())
                    .filteredOn(finding -> finding.code().equals("EXTERNAL_DATA_UNCOVERED"))
                    .singleElement()
                    .returns(Finding.Severity.ERROR, Finding::severity)
                    .satisfies(finding -> assertThat(finding.message()).contains(weights));
            assertThat(content.provenance().unsafe()).isTrue();
        }
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
