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
        assertThat(draft.yaml()).contains("arxiv:1 release:   name: x", "arxiv:2  \uD83D\uDE00");
        assertThat(draft.yaml().codePoints()).noneMatch(point -> point != '\n' && Character.isISOControl(point) || point == 0xFFFE);
        assertThat(MofRecordReader.read("draft", draft.yaml()).name()).isEqualTo("A");
    }

    private MofDraft draft() {
        try (ModelContent model = ModelInspector.create().inspect(ModelSource.folder(folder))) {
            return MofDraft.of(model.provenance());
        }
    }
}
