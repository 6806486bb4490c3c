package dev.openbook.mof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.inspect.ModelInspector;
import dev.openbook.license.LicenseTable;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.MofComponent;
import dev.openbook.provenance.MofMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MofDraftTest {
    @TempDir
    Path folder;

    @Test
    void filesAreProposedAndMentionsAreQuestions() throws IOException {
        Files.writeString(folder.resolve("README.md"), """
                ---
                license: apache-2.0
                datasets: [squad]
                tags: ["arxiv:1234.56789"]
                model-index: [{name: a, results: []}]
                ---
                # Sparrow
                ## Uses
                """);
        Files.writeString(folder.resolve("config.json"), "{}");
        MofDraft draft = draft();
        assertThat(draft.release().entries()).extracting(MofEntry::component)
                .containsExactly(MofComponent.MODEL_CARD, MofComponent.MODEL_METADATA);
        assertThat(draft.release().licenses()).isEqualTo(MofLicenses.distribution("Apache-2.0"));
        assertThat(draft.release().name()).isEqualTo("Sparrow");
        assertThat(draft.questions()).anyMatch(words -> words.contains("squad")).anyMatch(words -> words.contains("arxiv:1234.56789"));
        assertThat(draft.reasons()).containsKeys(MofComponent.MODEL_CARD);
    }

    @Test
    void cardsResultsAndCodeAreProposedWithReasons() throws IOException {
        Files.writeString(folder.resolve("README.md"), """
                # Sparrow
                ## Training data
                Two thousand letters of thanks.
                ## Evaluation
                Good.
                """);
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("src/train_sparrow.py"), "pass");
        Files.writeString(folder.resolve("modeling_sparrow.py"), "pass");
        Files.writeString(folder.resolve("trainer_state.json"), "{}");

        assertThat(draft().reasons())
                .containsOnlyKeys(
                        MofComponent.MODEL_CARD, MofComponent.DATA_CARD, MofComponent.EVALUATION_RESULTS, MofComponent.TRAINING_CODE,
                        MofComponent.MODEL_ARCHITECTURE)
                .containsEntry(MofComponent.TRAINING_CODE, "the name of src/train_sparrow.py suggests it; look into it")
                .hasEntrySatisfying(MofComponent.DATA_CARD, reason -> assertThat(reason).startsWith("README.md:2 speaks of"));

        Files.createDirectories(folder.resolve(".eval_results"));
        Files.writeString(folder.resolve(".eval_results/mmlu.yaml"), "- dataset: {id: cais/mmlu, task_id: all}\n  value: 61.2\n");
        assertThat(draft().reasons().get(MofComponent.EVALUATION_RESULTS)).startsWith(".eval_results/mmlu.yaml");
    }

    @Test
    void aDraftIsYamlOfARecordAndNoClass() throws IOException {
        Files.writeString(folder.resolve("README.md"), "---\ndatasets: [\"a\\nrelease: evil\"]\n---\n# A\u2028release: evil\n");
        MofDraft draft = draft();
        MofRecord read = MofRecordReader.read("draft", draft.yaml());
        assertThat(read.entries()).isEqualTo(draft.release().entries());
        assertThat(new MofEvaluator(LicenseTable.standard()).evaluate(read, MofMode.TOOL).modelClass()).isZero();
        assertThat(draft.yaml()).contains("# - Model card: README.md is", "Under which licence");
    }

    @Test
    void whatBreaksLinesElsewhereBreaksNoComment() throws IOException {
        Files.writeString(folder.resolve("README.md"), "---\ntags: [\"arxiv:1\\x85release:\\x85  name: x\", "
                + "\"arxiv:2\\x9b\\uFFFE \uD83D\uDE00\"]\n---\n# A\n");
        MofDraft draft = draft();
        assertThat(draft.yaml()).contains("arxiv:1 release:   name: x", "arxiv:2   \uD83D\uDE00");
        assertThat(draft.yaml().codePoints()).noneMatch(point -> point != '\n' && Character.isISOControl(point) || point == 0xFFFE);
        assertThat(MofRecordReader.read("draft", draft.yaml()).name()).isEqualTo("A");
    }

    @Test
    void whatSteersATerminalReachesNone() throws IOException {
        Files.writeString(folder.resolve("README.md"), "---\ntags: [\"arxiv:1\\u202Egnp\"]\n---\n# A\u202Efdp.exe\n");
        String yaml = draft().yaml();
        assertThat(yaml).contains("arxiv:1 gnp", "\\U0000202E").doesNotContain("\u202E");
        assertThat(MofRecordReader.read("draft", yaml).name()).isEqualTo("A\u202Efdp.exe");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "model.safetensors", "model-00001-of-00004.safetensors", "pytorch_model.bin", "pytorch_model-00001-of-00002.bin",
        "tiny.Q4_K_M.gguf", "consolidated.00.pth", "tf_model.h5", "flax_model.msgpack"
    })
    void weightsAreProposedByTheirNames(String name) throws IOException {
        Files.writeString(folder.resolve(name), "weights");
        Files.createDirectories(folder.resolve("checkpoint-500"));
        Files.writeString(folder.resolve("checkpoint-500").resolve(name), "weights");
        MofDraft draft = draft();
        assertThat(draft.reasons())
                .containsEntry(MofComponent.FINAL_PARAMETERS, "the name of " + name + " suggests it; look into it")
                .containsEntry(MofComponent.INTERMEDIATE_PARAMETERS, "the name of checkpoint-500/" + name + " suggests it; look into it");
        assertThat(draft.questions()).noneMatch(question -> question.contains("final weights"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"training_args.bin", "optimizer.pt", "rng_state.pth", "tokenizer.model"})
    void withoutAFileOfWeightsThereIsAQuestion(String name) throws IOException {
        Files.writeString(folder.resolve(name), "x");
        MofDraft draft = draft();
        assertThat(draft.reasons()).doesNotContainKey(MofComponent.FINAL_PARAMETERS);
        assertThat(draft.questions()).anyMatch(question -> question.contains("final weights"));
    }

    private MofDraft draft() {
        try (ModelContent model = ModelInspector.create().inspect(ModelSource.folder(folder))) {
            return MofDraft.of(model.provenance());
        }
    }
}
