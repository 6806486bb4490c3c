package dev.openbook.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.layout.FolderContent;
import dev.openbook.license.CardLicense;
import dev.openbook.license.LicenseTable;
import dev.openbook.provenance.CardSection;
import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.DataCard;
import dev.openbook.provenance.DataFile;
import dev.openbook.provenance.EvaluationResult;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardSurveyTest {
    private static final String DATA_CARD = """
            ---
            pretty_name: Questions
            license: cc-by-4.0
            language: [no, en]
            tags: [letters]
            task_categories: [question-answering]
            size_categories: n<1K
            source_datasets: [original]
            version: 1.10
            configs:
            - config_name: plain
              data_files:
              - split: train
                path: [a.csv, b.csv]
              - split: test
                path: test.csv
            - config_name: other
              data_files: "other/*.csv"
            dataset_info:
            - config_name: plain
              splits:
              - {name: train, num_bytes: 100, num_examples: 10}
              - {name: test, num_bytes: 20, num_examples: 2}
              dataset_size: 120
            - config_name: other
              splits: [{name: train, num_examples: 3}]
              dataset_size: 30
            ---
            # Card of Questions

            ## Dataset Summary
            Some questions.

            ## Dataset Curators
            Ann

            ## Personal and Sensitive Information
            None.
            """;

    @Test
    void a_data_card_of_the_hub_is_read_with_all_its_keys() {
        DataCard card = CardFolder.of("data/README.md", DATA_CARD).read().dataCards().getFirst();

        assertThat(card.format()).isEqualTo(DataCard.Format.HUB);
        assertThat(card.name().value()).isEqualTo("Questions");
        assertThat(card.license().value().spdx()).contains("CC-BY-4.0");
        assertThat(card.languages().value()).containsExactly("no", "en");
        assertThat(card.tags().value()).containsExactly("letters");
        assertThat(card.tasks().value()).containsExactly("question-answering");
        assertThat(card.sizeCategories().value()).containsExactly("n<1K");
        assertThat(card.sources().value()).containsExactly("original");
        assertThat(card.version().value()).isEqualTo("1.10");
        assertThat(card.examples().value()).isEqualTo(15);
        assertThat(card.examples().certainty()).isEqualTo(Certainty.INFERRED);
        assertThat(card.bytes().value()).isEqualTo(150);
        assertThat(card.description().value()).isEqualTo("Some questions.");
        assertThat(card.creators().value()).containsExactly("Ann");
        assertThat(card.section(CardSection.PERSONAL_DATA).orElseThrow().value()).isEqualTo("None.");
        assertThat(card.distribution()).extracting(Fact::value).containsExactly(
                file("plain/train", "a.csv"), file("plain/train", "b.csv"), file("plain/test", "test.csv"), file("other", "other/*.csv"));
        assertThat(card.content().members()).containsKeys("configs", "dataset_info");
        assertThat(card.license().evidence().source()).isEqualTo("data/README.md:3");
        assertThat(card.license().evidence().digest()).contains(Digest.ofText(DATA_CARD));
        assertThat(card.url().known()).isEmpty();
    }

    private static DataFile file(String name, String path) {
        return new DataFile(name, path, "", "", Optional.empty());
    }

    @Test
    void one_part_is_stated_and_one_without_a_number_leaves_the_sum_unknown() {
        DataCard one = CardFolder.of("data/README.md", "---\ndataset_info: {dataset_size: 120}\n---\n").read().dataCards().getFirst();
        DataCard half = CardFolder.of("data/README.md", "---\ndataset_info: [{dataset_size: 120}, {dataset_size: many}]\n---\n")
                .read().dataCards().getFirst();

        assertThat(one.bytes().certainty()).isEqualTo(Certainty.STATED);
        assertThat(one.bytes().evidence().source()).isEqualTo("data/README.md:2");
        assertThat(half.bytes().certainty()).isEqualTo(Certainty.UNKNOWN);
    }

    @Test
    void a_subset_without_splits_leaves_the_number_of_examples_unknown() {
        String info = "---\ndataset_info:\n- {config_name: a, splits: [{name: train, num_examples: 100}]}\n";

        assertThat(examples(info + "---\n")).isEqualTo(Certainty.STATED);
        assertThat(examples(info + "- {config_name: b, num_examples: 5}\n---\n")).isEqualTo(Certainty.UNKNOWN);
    }

    private static Certainty examples(String card) {
        return CardFolder.of("data/README.md", card).read().dataCards().getFirst().examples().certainty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "DATA_CARD.md", "data-card.md", "datacard.md", "docs/dataset_card.md", "dataset-cards.markdown", "DATASHEET.md", "datasheet.md",
        "data/README.md", "dataset/readme.md", "datasets/questions/README.md"
    })
    void data_cards_lie_where_people_put_them(String path) {
        CardSurvey.Result found = CardFolder.of(path, "# Questions\n").with("README.md", "# Model\n").read();

        assertThat(found.dataCards()).extracting(DataCard::file).containsExactly(path);
        assertThat(found.dataCards().getFirst().name().value()).isEqualTo("Questions");
        assertThat(found.card().orElseThrow().card().title().value()).isEqualTo("Model");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "docs/README.md", "mydata/README.md", "data/a/b/README.md", "database_card.md", "card.md", "data/notes.md", "x/config.json", "config.json"
    })
    void other_files_are_no_data_cards(String path) {
        assertThat(CardFolder.of(path, "# Questions\n").read().dataCards()).isEmpty();
    }

    @Test
    void a_folder_can_be_a_data_set_itself() {
        CardSurvey.Result found = CardFolder.of("README.md", DATA_CARD).with("a.csv", "").read();

        assertThat(found.card()).isEmpty();
        assertThat(found.dataCards()).extracting(DataCard::file).containsExactly("README.md");
    }

    @Test
    void a_model_that_speaks_of_its_data_is_a_model() {
        assertThat(CardFolder.of("README.md", DATA_CARD).with("model.onnx", "").read().card()).isPresent();
        assertThat(CardFolder.of("README.md", DATA_CARD.replace("version:", "pipeline_tag: x\nversion:")).read().card()).isPresent();
        assertThat(CardFolder.of("README.md", "---\nlicense: mit\ntags: [x]\n---\n").read().card()).isPresent();
    }

    @Test
    void a_data_card_in_json_is_known_by_its_vocabulary() {
        String card = "{\"@type\": \"Dataset\", \"conformsTo\": \"http:%s%smlcommons.org/croissant/1.0\", \"name\": \"Q\"}";

        assertThat(CardFolder.of("metadata.json", card.formatted("/", "/")).read().dataCards()).hasSize(1);
        assertThat(CardFolder.of("about.jsonld", card.formatted("\\/", "\\/")).read().dataCards()).hasSize(1);
        assertThat(CardFolder.of("x/metadata.json", card.formatted("/", "/")).read().dataCards()).isEmpty();
        assertThat(CardFolder.of("data/croissant.json", card.formatted("/", "/")).read().dataCards()).hasSize(1);
        CardSurvey.Result mention = CardFolder.of("config.json", "{\"see\": \"https://mlcommons.org\", \"see\": 1}").read();
        assertThat(mention.dataCards()).isEmpty();
        assertThat(mention.findings()).as("a configuration that mentions it is none of ours").isEmpty();
    }

    @Test
    void files_of_results_are_read() {
        CardSurvey.Result found = CardFolder.of(".eval_results/hle.yaml", """
                        - dataset: {id: cais/hle, task_id: hle, revision: 1.10}
                          value: 20.90
                          verifyToken: abc
                          date: 2025-01-15
                          source: {url: "https://example.org", name: Somebody, user: me}
                          notes: no-tools
                        - dataset: {id: cais/hle}
                        """)
                .with("eval_results.yaml", "dataset: {id: x}\nvalue: high\nsource: {user: me}\n")
                .with("README.md", "---\nmodel-index: [{results: [{metrics: [{value: 1}]}]}]\n---\n")
                .read();

        assertThat(found.evaluations()).extracting(Fact::value).containsExactly(
                new EvaluationResult("", "", "", "", "", "", "", "", new Json.Num(1), "", "", "", ""),
                new EvaluationResult("hle", "cais/hle", "", "", "", "1.10", "", "", new Json.Num(20.9), "https://example.org",
                        "2025-01-15", "no-tools", "abc"),
                new EvaluationResult("", "x", "", "", "", "", "", "", new Json.Text("high"), "me", "", "", ""));
        assertThat(found.evaluations()).extracting(fact -> fact.evidence().source())
                .containsExactly("README.md:2", ".eval_results/hle.yaml:2", "eval_results.yaml:2");
        assertThat(found.findings()).extracting(Finding::code).containsExactly("RESULT_WITHOUT_VALUE");
    }

    @Test
    void a_file_of_results_that_is_none_is_a_finding() {
        CardSurvey.Result found = CardFolder.of(".eval_results/a.yml", "- {").with(".eval_results/b.yaml", "")
                .with(".eval_results/c/d.yaml", "- {").with(".eval_results/e.yaml", "x".repeat((1 << 20) + 1)).read();

        assertThat(found.evaluations()).isEmpty();
        assertThat(found.findings()).extracting(Finding::code).containsExactly("RESULTS_INVALID", "CARD_TOO_LARGE");
    }

    @Test
    void no_more_is_read_than_the_limits_admit() {
        CardLimits limits = new CardLimits(1_000, 1_000, 100, 5, 2, 3, 10);
        CardFolder folder = CardFolder.of("README.md", "---\nmodel-index: [{results: [{metrics: [{value: 1}, {value: 2}]}]}]\n---\n"
                + "# T\n## Limitations\nabcdefghijklm\n");
        for (int i = 0; i < 4; i++) {
            folder = folder.with("datasets/" + i + "/README.md", "# D\n")
                    .with(i + ".croissant.json", "{\"@type\": \"Dataset\"}")
                    .with(".eval_results/" + i + ".yaml", "- value: 1\n- value: 2\n");
        }

        CardSurvey.Result found = folder.read(limits);
        CardSurvey.Result roomy = folder.read(new CardLimits(1_000, 1_000, 100, 9, 2, 3, 10));

        assertThat(found.dataCards()).hasSize(4);
        assertThat(found.evaluations()).as("the front matter nests too deep").hasSize(3);
        assertThat(found.findings()).extracting(Finding::code).containsExactly(
                "CARD_FRONT_MATTER_INVALID", "DATA_CARDS_TOO_MANY", "DATA_CARDS_TOO_MANY", "RESULT_FILES_TOO_MANY", "RESULTS_TOO_MANY");
        assertThat(roomy.evaluations()).hasSize(3);
        assertThat(roomy.card().orElseThrow().card().section(CardSection.LIMITATIONS).orElseThrow().value()).isEqualTo("abcdefghij…");
    }

    @Test
    void nothing_is_found_in_an_empty_folder() {
        CardSurvey.Result found = CardFolder.of("a.txt", "").read();

        assertThat(found).isEqualTo(new CardSurvey.Result(
                Optional.empty(), List.of(), List.of(), List.of()));
    }

    @Test
    void a_card_that_no_memory_holds_is_a_finding() {
        CardFolder small = CardFolder.of("README.md", "# T\n").with("data/README.md", "# D\n");
        FolderContent huge = new FolderContent() {
            @Override
            public Set<String> paths() {
                return small.paths();
            }

            @Override
            public long size(String path) {
                return 1L << 31;
            }

            @Override
            public ByteBuffer bytes(String path) {
                throw new AssertionError("must not be read");
            }
        };

        CardSurvey.Result found =
                new CardSurvey(CardLimits.standard(), new CardLicense(LicenseTable.standard())).read(huge);

        assertThat(found.card()).isEmpty();
        assertThat(found.findings()).extracting(Finding::code).containsExactly("CARD_TOO_LARGE", "CARD_TOO_LARGE");
    }

    @Test
    void only_a_few_configurations_are_looked_into() {
        CardFolder folder = CardFolder.of("a.txt", "");
        for (int i = 0; i < 70; i++) {
            folder = folder.with("%02d.json".formatted(i), "{\"@type\": \"Dataset\", \"conformsTo\": \"http://mlcommons.org/croissant/1.0\"}");
        }

        assertThat(folder.read().dataCards()).hasSize(64);
    }
}
