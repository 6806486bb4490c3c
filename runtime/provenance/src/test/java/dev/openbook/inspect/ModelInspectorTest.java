package dev.openbook.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.graph.GraphLimits;
import dev.openbook.graph.Onnx;
import dev.openbook.graph.Proto;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelLayout.Kind;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelInspectorTest {
    @TempDir
    private Path temporary;

    private TestFolder folder;
    private ModelInspector inspector;

    @BeforeEach
    void prepare() throws IOException {
        folder = new TestFolder(Files.createDirectories(temporary.resolve("my-model")));
        inspector = ModelInspector.create(InspectionSettings.standard().withHubCache(temporary.resolve("hub")));
    }

    private ModelProvenance inspect() {
        try (ModelContent content = inspector.inspect(ModelSource.folder(folder.path()))) {
            return content.provenance();
        }
    }

    @Test
    void tells_everything_about_a_folder() throws IOException {
        folder.withModel()
                .with("config.json", "{\"architectures\": [\"BertModel\"]}")
                .with("README.md", "---\nlicense: apache-2.0\nbase_model: a/b\n---\n# My model\n");

        ModelProvenance provenance = inspect();

        assertThat(provenance.source()).isEqualTo("my-model");
        assertThat(provenance.origin().certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(provenance.layout().kind()).isEqualTo(Kind.OPTIMUM);
        assertThat(provenance.tasks().value()).containsExactly("feature-extraction");
        assertThat(provenance.graph().orElseThrow().parameters()).isEqualTo(1);
        assertThat(provenance.card().orElseThrow().title().value()).isEqualTo("My model");
        assertThat(provenance.license().value().spdx()).contains("Apache-2.0");
        assertThat(provenance.license().evidence().source()).isEqualTo("README.md:2");
        assertThat(provenance.lineage().links()).first().returns(Optional.of("a/b"), link -> link.model().known());
        assertThat(provenance.signature().verdict()).isEqualTo(SignatureVerdict.UNSIGNED);
        assertThat(provenance.findings()).isEmpty();
        assertThat(provenance.unsafe()).isFalse();
    }

    @Test
    void lists_every_file_with_its_digest() throws IOException {
        folder.withModel().with(".hidden", "abc").with("a/b/c.txt", "").with(".git/objects/x", "not part of the model");

        ModelProvenance provenance = inspect();

        assertThat(provenance.files()).extracting(ModelFile::path)
                .containsExactly(".hidden", "a/b/c.txt", "model.onnx", "tokenizer.json");
        assertThat(provenance.files().getFirst())
                .isEqualTo(new ModelFile(".hidden", 3, Digest.ofText("abc")));
    }

    @Test
    void gives_the_bytes_that_were_digested() throws IOException {
        folder.withModel().with("weights.dat", new byte[200_000]).with("vocab.txt", "v".repeat(100_000));

        try (ModelContent content = inspector.inspect(ModelSource.folder(folder.path()))) {
            for (ModelFile file : content.provenance().files()) {
                assertThat(Digest.of(content.bytes(file.path()))).as(file.path()).isEqualTo(file.sha256());
                assertThat(content.bytes(file.path()).isReadOnly()).isTrue();
            }
            assertThat(content.bytes("model.onnx").isDirect()).as("ready for an engine").isTrue();
            content.bytes("model.onnx").get();
            assertThat(content.bytes("model.onnx").position()).as("each call has its own buffer").isZero();
            assertThat(content.contains("vocab.txt")).isTrue();
            assertThat(content.contains("absent")).isFalse();
            assertThat(content.folder()).contains(folder.path().toRealPath());
        }
    }

    @Test
    void names_that_lead_elsewhere_are_refused() throws IOException {
        folder.withModel();
        Files.writeString(temporary.resolve("secret"), "x");
        try (ModelContent content = inspector.inspect(ModelSource.folder(folder.path()))) {
            for (String name : List.of("../secret", "/etc/passwd", "a/../../secret", "C:\\x", "a\\..\\b")) {
                assertThatThrownBy(() -> content.bytes(name)).isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.ARGUMENT_INVALID));
            }
            assertThatThrownBy(() -> content.bytes("absent")).hasMessageContaining("no file \"absent\"");
        }
    }

    @Test
    void a_closed_model_gives_nothing() throws IOException {
        folder.withModel();
        ModelContent content = inspector.inspect(ModelSource.folder(folder.path()));
        content.close();
        content.close();

        assertThatThrownBy(() -> content.bytes("model.onnx")).isInstanceOfSatisfying(
                OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.CLOSED));
    }

    @Test
    void a_change_behind_the_back_is_noticed() throws IOException {
        folder.with("model.onnx", Onnx.external(Map.of("location", "weights"))).with("weights", new byte[4]);
        try (ModelContent content = inspector.inspect(ModelSource.folder(folder.path()))) {
            assertThat(content.provenance().findings()).isEmpty();
            content.requireUnchanged();

            Path other = Files.write(temporary.resolve("other"), new byte[] {1, 2, 3, 4});
            Files.setLastModifiedTime(other, Files.getLastModifiedTime(folder.path().resolve("weights")));
            Files.move(other, folder.path().resolve("weights"), StandardCopyOption.REPLACE_EXISTING);

            assertChanged(content::requireUnchanged);
            assertChanged(() -> content.bytes("weights"));
        }
    }

    @Test
    void a_file_that_became_a_link_is_noticed() throws IOException {
        folder.withModel();
        try (ModelContent content = inspector.inspect(ModelSource.folder(folder.path()))) {
            Path moved = temporary.resolve("moved.onnx");
            Files.move(folder.path().resolve("model.onnx"), moved);
            Files.createSymbolicLink(folder.path().resolve("model.onnx"), moved);
            assertChanged(content::requireUnchanged);
            Files.delete(folder.path().resolve("model.onnx"));
            assertChanged(content::requireUnchanged);
        }
    }

    private static void assertChanged(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(
                OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_CHANGED));
    }

    @Test
    void what_is_not_there_is_said_plainly() throws IOException {
        Path absent = temporary.resolve("absent");
        assertThatThrownBy(() -> inspector.inspect(ModelSource.folder(absent)))
                .hasMessage("The model folder " + absent + " does not exist. Name a folder that holds an ONNX model.")
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_MISSING));
        assertThatThrownBy(() -> inspector.inspect(ModelSource.folder(folder.path()))).hasMessageContaining("is empty");
        Path file = Files.createFile(temporary.resolve("file.onnx"));
        assertThatThrownBy(() -> inspector.inspect(ModelSource.folder(file))).hasMessageContaining("is a file, not a folder");
    }

    @Test
    void a_truncated_graph_is_a_finding_and_the_rest_is_told() throws IOException {
        byte[] whole = Onnx.adder();
        folder.with("model.onnx", Arrays.copyOf(whole, whole.length / 2)).with("README.md", "---\nlicense: mit\n---\n");

        ModelProvenance provenance = inspect();

        assertThat(provenance.graph()).isEmpty();
        assertThat(provenance.license().value().spdx()).contains("MIT");
        assertThat(provenance.findings()).singleElement().returns("GRAPH_DAMAGED", Finding::code);
        assertThat(provenance.unsafe()).isTrue();
    }

    @Test
    void a_variant_that_was_not_fetched_in_full_does_not_spoil_the_model() throws IOException {
        folder.with("onnx/model.onnx", Onnx.adder())
                .with("onnx/model_fp16.onnx", Onnx.external(Map.of("location", "model_fp16.onnx_data")))
                .with("onnx/model_q4.onnx", "version https://git-lfs.github.com/spec/v1\n");

        ModelProvenance provenance = inspect();

        assertThat(provenance.findings()).extracting(Finding::code)
                .containsExactly("GRAPH_NOT_FETCHED", "EXTERNAL_DATA_MISSING");
        assertThat(provenance.unsafe()).isFalse();
    }

    @Test
    void the_facts_are_those_of_the_variant_that_was_asked_for() throws IOException {
        folder.with("onnx/model.onnx", Onnx.adder())
                .with("onnx/model_q4.onnx", Onnx.external(Map.of("location", "model_q4.onnx_data")))
                .with("onnx/model_q4.onnx_data", new byte[4]);

        try (ModelContent content = inspector.inspect(ModelSource.folder(folder.path(), "q4"))) {
            assertThat(content.provenance().graph().orElseThrow().file()).isEqualTo("onnx/model_q4.onnx");
            assertThat(content.provenance().layout().graphs()).containsExactly("onnx/model_q4.onnx", "onnx/model.onnx");
        }
        assertThat(inspect().graph().orElseThrow().file()).isEqualTo("onnx/model.onnx");
        assertThatThrownBy(() -> inspector.inspect(ModelSource.folder(folder.path(), "fp16")))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_MISSING))
                .hasMessageContaining("fp32 (onnx/model.onnx), q4 (onnx/model_q4.onnx)");
    }

    @Test
    void a_variant_that_is_asked_for_must_be_whole() throws IOException {
        folder.with("onnx/model.onnx", Onnx.adder())
                .with("onnx/model_fp16.onnx", Onnx.external(Map.of("location", "model_fp16.onnx_data")));

        try (ModelContent content = inspector.inspect(ModelSource.folder(folder.path(), "fp16"))) {
            assertThat(content.provenance().unsafe()).isTrue();
        }
    }

    @Test
    void what_stands_between_a_model_and_writing_is_a_note() throws IOException {
        folder.with("decoder_model_merged.onnx", Onnx.adder())
                .with("encoder_model.onnx", Onnx.adder())
                .with("config.json", "{\"is_encoder_decoder\": true, \"architectures\": [\"T5ForConditionalGeneration\"]}");

        ModelProvenance provenance = inspect();

        assertThat(provenance.tasks().value()).containsExactly("text2text-generation");
        assertThat(provenance.findings()).singleElement()
                .returns("ENCODER_DECODER", Finding::code)
                .returns(Severity.INFO, Finding::severity);
    }

    @Test
    void low_bit_weights_that_are_multiplied_slowly_are_noted() throws IOException {
        Proto product = Onnx.node("com.microsoft", "MatMulNBits", "x", "packed")
                .message(5, Onnx.integer("K", 64))
                .message(5, Onnx.integer("N", 3));
        Proto fast = Onnx.node("com.microsoft", "MatMulNBits", "x", "packed")
                .message(5, Onnx.integer("K", 64))
                .message(5, Onnx.integer("N", 3))
                .message(5, Onnx.integer("accuracy_level", 4));
        Proto weights = Onnx.tensor("packed", Onnx.UINT8, new byte[96], 96);
        folder.with("model.onnx", Onnx.model(new Proto().message(1, fast).message(1, product).message(5, weights)).toBytes())
                .with("model_q4.onnx", Onnx.model(new Proto().message(1, fast).message(5, weights)).toBytes());

        assertThat(inspect().findings()).singleElement()
                .returns("ACCURACY_LEVEL_UNSET", Finding::code)
                .returns("model.onnx", Finding::place);
        try (ModelContent content = inspector.inspect(ModelSource.folder(folder.path(), "q4"))) {
            assertThat(content.provenance().findings()).isEmpty();
        }
    }

    @Test
    void a_variant_that_reaches_outside_spoils_the_model() throws IOException {
        folder.withModel().with("model_q4.onnx", Onnx.external(Map.of("location", "../../.ssh/id_rsa")));

        assertThat(inspect().findings()).singleElement()
                .returns("EXTERNAL_DATA_OUTSIDE", Finding::code)
                .returns(Severity.ERROR, Finding::severity);
    }

    @Test
    void files_that_run_code_elsewhere_are_noted() throws IOException {
        folder.withModel()
                .with("custom_ops.so", "")
                .with("lib/x.DLL", "")
                .with("pytorch_model.bin", new byte[] {(byte) 0x80, 2, 0, 0, 0})
                .with("weights.bin", new byte[] {1, 2, 3, 4, 5})
                .with("training.pt", "")
                .with("modeling.py", "");

        assertThat(inspect().findings())
                .allMatch(finding -> finding.severity() == Severity.WARNING)
                .extracting(finding -> finding.code() + " " + finding.place())
                .containsExactly(
                        "NATIVE_LIBRARY custom_ops.so", "NATIVE_LIBRARY lib/x.DLL", "PYTHON_CODE modeling.py",
                        "PICKLE pytorch_model.bin", "PICKLE training.pt");
    }

    @Test
    void a_licence_file_without_a_card_is_mentioned_but_not_read() throws IOException {
        folder.withModel().with("LICENSE", "MIT License");

        assertThat(inspect().license().certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(inspect().license().evidence().source()).isEqualTo("LICENSE");
    }

    @Test
    void the_card_decides_what_the_model_is_for() throws IOException {
        folder.withModel().with("modules.json", "[]").with("README.md", "---\npipeline_tag: sentence-similarity\n---\n");

        assertThat(inspect().tasks().certainty()).isEqualTo(Certainty.STATED);
        assertThat(inspect().tasks().value()).containsExactly("sentence-similarity");
        assertThat(inspect().tasks().evidence().source()).isEqualTo("README.md:2");
    }

    @Test
    void a_folder_that_cannot_be_a_model_is_refused() throws IOException {
        folder.withModel().with("a/b/c/d", "");
        InspectionLimits standard = InspectionLimits.standard();
        InspectionLimits few = new InspectionLimits(2, 32, standard.maxConfigBytes(), standard.cards(), GraphLimits.standard());
        InspectionLimits flat = new InspectionLimits(100, 2, standard.maxConfigBytes(), standard.cards(), GraphLimits.standard());

        assertThatThrownBy(() -> ModelInspector.create(InspectionSettings.standard().withLimits(few))
                        .inspect(ModelSource.folder(folder.path())))
                .hasMessageContaining("more than 2 files");
        assertThatThrownBy(() -> ModelInspector.create(InspectionSettings.standard().withLimits(flat))
                        .inspect(ModelSource.folder(folder.path())))
                .hasMessageContaining("deeper than 2 folders");
    }
}
