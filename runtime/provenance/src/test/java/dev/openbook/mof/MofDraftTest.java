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
                .containsExactly(MofComponent.EVALUATION_RESULTS, MofComponent.MODEL_CARD, MofComponent.MODEL_METADATA);
        assertThat(draft.release().licenses()).isEqualTo(MofLicenses.distribution("Apache-2.0"));
        assertThat(draft.release().name()).isEqualTo("Sparrow");
        assertThat(draft.questions()).anyMatch(words -> words.contains("squad")).anyMatch(words -> words.contains("arxiv:1234.56789"));
        assertThat(draft.reasons()).containsKeys(MofComponent.MODEL_CARD);
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

    private MofDraft draft() {
        try (ModelContent model = ModelInspector.create().inspect(ModelSource.folder(folder))) {
            return MofDraft.of(model.provenance());
        }
    }
}
