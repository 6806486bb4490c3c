package dev.openbook.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.inspect.ModelInspector;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.SignatureMethod;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignatureVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is signed is verified, and what is signed is what the specification says. */
class ModelSignerTest {
    @TempDir
    private Path temporary;

    private Path model;

    @BeforeEach
    void prepare() throws IOException {
        model = Files.createDirectories(temporary.resolve("our-model"));
        Files.writeString(model.resolve("config.json"), "{}");
        Files.createDirectories(model.resolve("onnx"));
        Files.writeString(model.resolve("onnx/model.onnx"), "weights");
        Files.writeString(model.resolve("empty"), "");
        Files.writeString(model.resolve(".hidden"), "signed, too");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
    void a_signature_with_a_key_is_verified(String curve) {
        KeyPair keys = TestKeys.pair(curve);

        SignedModel signed = ModelSigner.withKey(TestKeys.signing(keys)).sign(model);
        SignatureReport report = ModelVerifier.create().verify(model, TrustedKeys.of(keys.getPublic()));

        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(SignatureVerdict.VERIFIED);
        assertThat(report.method()).contains(SignatureMethod.KEY);
        assertThat(report.signer()).contains(signed.signer());
        assertThat(report.signer().orElseThrow().keyFingerprint()).isEqualTo(PublicKeyText.fingerprint(keys.getPublic()));
        assertThat(report.rootDigest()).contains(signed.rootDigest());
        assertThat(report.signedAt().known()).isEmpty();
        assertThat(report.resourcesChecked()).isEqualTo(4).isEqualTo(signed.resources());
    }

    @Test
    void the_key_of_somebody_else_is_not_enough() {
        ModelSigner.withKey(TestKeys.signing(TestKeys.pair())).sign(model);

        SignatureReport report = ModelVerifier.create().verify(model, TrustedKeys.of(TestKeys.pair().getPublic()));

        assertThat(report.verdict()).isEqualTo(SignatureVerdict.FAILED);
        assertThat(report.problems()).extracting(Finding::code).containsExactly("KEY_NOT_TRUSTED");
        assertThat(report.signer()).isEmpty();
        assertThat(report.rootDigest()).isEmpty();
    }

    @Test
    void one_of_several_keys_may_be_the_one() {
        KeyPair keys = TestKeys.pair("secp521r1");
        ModelSigner.withKey(TestKeys.signing(keys)).sign(model);

        TrustedKeys trusted = TrustedKeys.of(TestKeys.pair().getPublic(), keys.getPublic());

        assertThat(ModelVerifier.create().verify(model, trusted).verified()).isTrue();
    }

    @Test
    void the_same_files_give_the_same_statement() throws Exception {
        KeyPair keys = TestKeys.pair();
        ModelSigner signer = ModelSigner.withKey(TestKeys.signing(keys));
        signer.sign(model);
        byte[] first = payload();

        signer.sign(model);

        assertThat(payload()).isEqualTo(first);
        assertThat(ModelVerifier.create().verify(model, TrustedKeys.of(keys.getPublic())).verified()).isTrue();
        try (var names = Files.list(model)) {
            assertThat(names.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("config.json", "onnx", "empty", ".hidden", "model.sig");
        }
    }

    private byte[] payload() throws Exception {
        return new BundleReader(SignatureLimits.standard()).read(Files.readAllBytes(model.resolve("model.sig"))).payload();
    }

    @Test
    void the_digest_of_the_whole_is_the_one_that_inspection_finds() throws IOException {
        Files.writeString(model.resolve(".gitattributes"), "*.onnx filter=lfs");
        Files.createDirectories(model.resolve(".git"));
        Files.writeString(model.resolve(".git/HEAD"), "ref");
        Files.writeString(model.resolve("onnx/.gitignore"), "signed, since it is not at the top");
        Files.writeString(model.resolve("onnx.txt"), "sorts before onnx/");
        Files.writeString(model.resolve("\uD83D\uDE00"), "sorts behind everything");

        SignedModel signed = ModelSigner.withKey(TestKeys.signing(TestKeys.pair())).sign(model);

        try (ModelContent content = ModelInspector.create().inspect(ModelSource.folder(model))) {
            assertThat(content.provenance().rootDigest()).isEqualTo(signed.rootDigest());
            assertThat(content.provenance().signature().verdict()).isEqualTo(SignatureVerdict.NOT_CHECKED);
        }
    }

    @Test
    void what_was_left_out_may_change() throws IOException {
        Files.createDirectories(model.resolve("notes"));
        Files.writeString(model.resolve("notes/draft.txt"), "a");
        KeyPair keys = TestKeys.pair();
        ModelSigner signer = ModelSigner.withKey(TestKeys.signing(keys));
        signer.sign(model, temporary.resolve("elsewhere.sig"), Set.of("notes", "empty"));
        Files.writeString(model.resolve("notes/draft.txt"), "b");
        Files.writeString(model.resolve("notes/other.txt"), "c");
        Files.writeString(model.resolve("empty"), "d");

        SignatureReport report = ModelVerifier.create()
                .verify(model, temporary.resolve("elsewhere.sig"), TrustedKeys.of(keys.getPublic()));

        assertThat(report.verified()).isTrue();
        assertThat(report.findings()).extracting(Finding::code).containsExactly("UNSIGNED_FILES_LEFT_OUT");
        Files.writeString(model.resolve("notes2"), "e");
        assertThat(ModelVerifier.create()
                        .verify(model, temporary.resolve("elsewhere.sig"), TrustedKeys.of(keys.getPublic()))
                        .problems())
                .extracting(Finding::code)
                .containsExactly("UNSIGNED_FILE");
    }

    @Test
    void a_single_file_can_be_signed() throws IOException {
        KeyPair keys = TestKeys.pair();
        Path file = model.resolve("config.json");
        Path signature = temporary.resolve("config.sig");
        ModelSigner.withKey(TestKeys.signing(keys)).sign(file, signature, Set.of());

        assertThat(ModelVerifier.create().verify(file, signature, TrustedKeys.of(keys.getPublic())).verified()).isTrue();
        Files.writeString(file, "{ }");
        assertThat(ModelVerifier.create().verify(file, signature, TrustedKeys.of(keys.getPublic())).problems())
                .extracting(Finding::code)
                .containsExactly("RESOURCE_CHANGED");
    }

    @Test
    void links_are_not_signed() throws IOException {
        Files.createSymbolicLink(model.resolve("link"), Path.of("config.json"));
        ModelSigner signer = ModelSigner.withKey(TestKeys.signing(TestKeys.pair()));

        assertThatThrownBy(() -> signer.sign(model))
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_UNSAFE))
                .hasMessageContaining("link is a link");
        assertThat(signer.sign(model, model.resolve("model.sig"), Set.of("link")).resources()).isEqualTo(4);
    }

    @Test
    void names_that_lead_elsewhere_on_some_systems_are_not_signed() throws IOException {
        Files.writeString(model.resolve("a\\b"), "x");

        assertThatThrownBy(() -> ModelSigner.withKey(TestKeys.signing(TestKeys.pair())).sign(model))
                .hasMessageContaining("backslash");
        assertThat(model.resolve("model.sig")).doesNotExist();
    }

    @Test
    void nothing_to_sign_is_said() throws IOException {
        Path empty = Files.createDirectories(temporary.resolve("none"));
        ModelSigner signer = ModelSigner.withKey(TestKeys.signing(TestKeys.pair()));

        assertThatThrownBy(() -> signer.sign(empty)).hasMessageContaining("no file to sign");
        assertThatThrownBy(() -> signer.sign(temporary.resolve("absent")))
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_MISSING));
        assertThatThrownBy(() -> signer.sign(model, temporary.resolve("no/such/folder.sig"), Set.of()))
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.STORAGE_FAILED));
        assertThatThrownBy(() -> signer.sign(model, model.resolve("model.sig"), Set.of("../x")))
                .hasMessageContaining("\"..\"");
    }

    @Test
    void what_a_killed_process_left_is_not_signed() throws IOException {
        KeyPair keys = TestKeys.pair();
        Files.writeString(model.resolve(".model.sig.tmp"), "half a signature");

        ModelSigner.withKey(TestKeys.signing(keys)).sign(model);

        assertThat(ModelVerifier.create().verify(model, TrustedKeys.of(keys.getPublic())).findings()).isEmpty();
        assertThat(model.resolve(".model.sig.tmp")).doesNotExist();
    }
}
