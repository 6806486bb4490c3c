package dev.openbook.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.lock.LockDifference.Field;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.License;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.SignatureMethod;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.provenance.SignerIdentity;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelLockTest {
    private static final License APACHE =
            new License("apache-2.0", Optional.of("Apache-2.0"), true, true, Optional.empty());

    @TempDir
    private Path folder;

    private static ModelProvenance model(String bytes) {
        return ModelProvenance.builder("tiny", Digest.ofText(bytes))
                .origin(Fact.stated("hub:org/tiny@0123456789abcdef", "cache", "The cache says so."))
                .license(Fact.stated(APACHE, "README.md:2", "The card says so."))
                .build();
    }

    private static ModelProvenance signed(String bytes, String key) {
        return model(bytes).toBuilder()
                .signature(new SignatureReport(
                        SignatureVerdict.VERIFIED,
                        Optional.of(SignatureMethod.KEY),
                        Optional.of(SignerIdentity.ofKey(Digest.ofText(key))),
                        SignatureReport.unknownTime(),
                        Optional.of(Digest.ofText(bytes)),
                        1,
                        List.of()))
                .build();
    }

    private Path write(ModelLock lock) throws IOException {
        return Files.writeString(folder.resolve("models.lock"), lock.text());
    }

    @Test
    void what_is_written_is_read_again() throws IOException {
        ModelLock lock = ModelLock.empty()
                .with(LockedModel.of("models/tiny", signed("a", "key")))
                .with(LockedModel.of("bundled:other", ModelProvenance.builder("other", Digest.ofText("b")).build()));

        assertThat(ModelLock.read(write(lock))).isEqualTo(lock);
        assertThat(lock.text()).contains("""
                    {
                      "filesDigest": "%s",
                      "license": "Apache-2.0",
                      "mofClass": 0,
                      "revision": "0123456789abcdef",
                      "rootDigest": "%s",
                      "signer": "%s",
                      "source": "models/tiny"
                    }
                """.formatted(Digest.ofText("[]"), Digest.ofText("a"), Digest.ofText("key")));
        assertThat(lock.models()).extracting(LockedModel::source).containsExactly("bundled:other", "models/tiny");
    }

    @Test
    void the_version_of_a_package_is_a_revision() {
        ModelProvenance model = ModelProvenance.builder("bundled:x", Digest.ofText("x"))
                .origin(Fact.stated("pkg:maven/dev.langchain4j/embeddings@1.18.0", "jar", "The bundle says so."))
                .build();

        assertThat(LockedModel.of("bundled:x", model).revision()).contains("1.18.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "[]", "{}", "{\"lockVersion\":1}", "{\"lockVersion\":2,\"models\":[]}", "{\"lockVersion\":1,\"models\":[1]}",
        "{\"lockVersion\":1,\"models\":[{}]}", "{\"lockVersion\":1,\"models\":[],\"models\":[]}",
        "{\"lockVersion\":1,\"models\":[{\"source\":\"a\",\"mofClass\":4,\"rootDigest\":\"00\"}]}",
        "{\"lockVersion\":1,\"models\":[{\"source\":\"a\",\"mofClass\":1.5,\"rootDigest\":\"00\"}]}",
        "{\"lockVersion\":1,\"models\":[{\"source\":\"a\",\"mofClass\":1}]}",
        "{\"lockVersion\":1,\"models\":[{\"source\":\"a\",\"mofClass\":1,\"rootDigest\":\"00\"}]}",
        "{\"lockVersion\":1,\"models\":[{\"source\":\"a\",\"mofClass\":1,\"rootDigest\":7}]}",
        "{\"lockVersion\":1,\"models\":[] } x"
    })
    void what_is_no_lock_file_is_refused(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("models.lock"), content);

        assertThatThrownBy(() -> ModelLock.read(file))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.LOCK_INVALID))
                .hasMessageStartingWith("The lock file models.lock ");
    }

    @Test
    void a_lock_file_without_the_digest_of_names_is_refused() throws IOException {
        String text = ModelLock.empty().with(LockedModel.of("tiny", model("a"))).text();
        Path file = Files.writeString(folder.resolve("models.lock"), text.replace("filesDigest", "other"));

        assertThatThrownBy(() -> ModelLock.read(file))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.LOCK_INVALID))
                .hasMessageContaining("says no filesDigest of tiny");
    }

    private static ModelProvenance withFiles(String... paths) {
        List<ModelFile> files = new ArrayList<>();
        for (String path : paths) {
            files.add(new ModelFile(path, 1, Digest.ofText(Integer.toString(files.size()))));
        }
        return model("a").toBuilder().files(files).build();
    }

    /** The root digest goes over the bytes in the order of the paths, and over no path. */
    @Test
    void files_that_changed_names_are_refused() throws IOException {
        ModelProvenance before = withFiles("a.onnx", "model.onnx");
        LockCheck check = LockCheck.read(write(ModelLock.empty().with(LockedModel.of("tiny", before))));
        ModelSource named = ModelSource.folder(folder.resolve("tiny"));
        ModelSource elsewhere = ModelSource.folder(Path.of("/volumes/models/tiny"));
        ModelProvenance renamed = withFiles("model.onnx", "model_q.onnx");

        assertThat(renamed.rootDigest()).isEqualTo(before.rootDigest());
        assertThatCode(() -> check.require(named, before)).doesNotThrowAnyException();
        for (ModelSource source : List.of(named, elsewhere)) {
            assertThatThrownBy(() -> check.require(source, renamed))
                    .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_NOT_LOCKED))
                    .hasMessageContaining("other names");
        }
        assertThat(LockDifference.between(LockedModel.of("tiny", before), LockedModel.of("tiny", renamed)))
                .extracting(LockDifference::what).containsExactly(Field.FILES_DIGEST);
    }

    @Test
    void what_the_root_digest_leaves_out_changes_no_lock() throws IOException {
        LockCheck check = LockCheck.read(write(ModelLock.empty().with(LockedModel.of("tiny", withFiles("a.onnx", "b.onnx")))));
        List<ModelFile> files = new ArrayList<>(withFiles("a.onnx", "b.onnx").files());
        files.add(new ModelFile(".gitattributes", 1, Digest.ofText("git"), false));
        files.add(new ModelFile("model.sig", 1, Digest.ofText("signature"), false));
        ModelProvenance signed = withFiles().toBuilder().files(files).build();

        assertThatCode(() -> check.require(ModelSource.folder(folder.resolve("tiny")), signed)).doesNotThrowAnyException();
    }

    /** Weights may lie in a file of any name; that of a signature makes it none. */
    @Test
    void weights_that_are_named_as_signatures_keep_their_names() throws IOException {
        ModelProvenance before = withFiles("model.onnx", "w2.sig", "w3.sig");
        LockCheck check = LockCheck.read(write(ModelLock.empty().with(LockedModel.of("tiny", before))));
        ModelSource tiny = ModelSource.folder(folder.resolve("tiny"));

        assertThatThrownBy(() -> check.require(tiny, withFiles("model.onnx", "w1.sig", "w2.sig"))).hasMessageContaining("other names");
    }

    @Test
    void what_a_lock_file_says_wrongly_is_quoted_in_part_and_made_plain() throws IOException {
        String text = ModelLock.empty().with(LockedModel.of("tiny", model("a"))).text();
        Path file = Files.writeString(folder.resolve("models.lock"),
                text.replace(Digest.ofText("a").hex(), "\\u001b[2J" + "x".repeat(100_000)));

        assertThatThrownBy(() -> ModelLock.read(file))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500).doesNotContain("\u001b").contains("[2Jxxx"));
    }

    @Test
    void a_lock_file_that_is_not_there_is_said_so() {
        assertThatThrownBy(() -> ModelLock.read(folder.resolve("none.lock")))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.LOCK_INVALID));
    }

    @Test
    void differences_name_each_fact() {
        ModelLock before = ModelLock.empty()
                .with(LockedModel.of("gone", model("g")))
                .with(LockedModel.of("kept", model("k")))
                .with(LockedModel.of("changed", signed("c", "key")));
        ModelLock after = ModelLock.empty()
                .with(LockedModel.of("new", model("n")))
                .with(LockedModel.of("kept", model("k")))
                .with(LockedModel.of("changed", ModelProvenance.builder("x", Digest.ofText("d")).build()));

        assertThat(before.differences(after))
                .extracting(LockDifference::source, LockDifference::what)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("changed", Field.REVISION),
                        org.assertj.core.api.Assertions.tuple("changed", Field.ROOT_DIGEST),
                        org.assertj.core.api.Assertions.tuple("changed", Field.LICENSE),
                        org.assertj.core.api.Assertions.tuple("changed", Field.SIGNER),
                        org.assertj.core.api.Assertions.tuple("gone", Field.MODEL),
                        org.assertj.core.api.Assertions.tuple("new", Field.MODEL));
        assertThat(before.differences(before)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"models/tiny, models/tiny", "../shared/tiny, ../shared/tiny", "., ."})
    void folders_are_named_relative_to_the_lock_file(String model, String name) {
        LockedSources names = LockedSources.of(folder.resolve("app/models.lock"));

        assertThat(names.name(ModelSource.folder(folder.resolve("app").resolve(model)))).isEqualTo(name);
        assertThat(names.folder(name)).isEqualTo(folder.resolve("app").resolve(model).normalize());
    }

    @Test
    void the_locked_model_passes_under_any_name_and_others_under_none() throws IOException {
        ModelLock lock = ModelLock.empty().with(LockedModel.of("models/tiny", model("a")));
        LockCheck check = LockCheck.read(write(lock));
        ModelSource named = ModelSource.folder(folder.resolve("models/tiny"));
        ModelSource elsewhere = ModelSource.folder(Path.of("/volumes/models/tiny"));

        assertThatCode(() -> check.require(named, model("a"))).doesNotThrowAnyException();
        assertThatCode(() -> check.require(elsewhere, model("a"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check.require(named, model("b")))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_NOT_LOCKED))
                .hasMessageContaining(Digest.ofText("a").hex())
                .hasMessageContaining(Digest.ofText("b").hex());
        assertThatThrownBy(() -> check.require(elsewhere, model("b"))).hasMessageContaining("is not in the lock file models.lock");
    }

    @Test
    void another_signer_than_the_locked_one_is_refused() throws IOException {
        LockCheck check = LockCheck.read(write(ModelLock.empty().with(LockedModel.of("tiny", signed("a", "key")))));
        ModelSource source = ModelSource.folder(folder.resolve("tiny"));

        assertThatCode(() -> check.require(source, signed("a", "key"))).doesNotThrowAnyException();
        assertThatCode(() -> check.require(source, model("a"))).as("not checked now").doesNotThrowAnyException();
        assertThatThrownBy(() -> check.require(source, signed("a", "other"))).hasMessageContaining("signed with the key");
    }
}
