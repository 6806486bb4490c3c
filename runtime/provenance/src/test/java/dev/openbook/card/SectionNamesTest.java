package dev.openbook.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.provenance.CardSection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SectionNamesTest {
    private final SectionNames names = SectionNames.standard();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Intended Use | INTENDED_USE
            INTENDED USES | INTENDED_USE
            Intended uses & limitations | INTENDED_USE LIMITATIONS
            1. Intended use | INTENDED_USE
            2.3) Limitations | LIMITATIONS
            IV. Training data | TRAINING_DATA
            b) Evaluation | EVALUATION
            Section 4: Known limitations | LIMITATIONS
            🚀 How to use | HOW_TO_USE
            :warning: Limitations and bias | LIMITATIONS BIAS_AND_RISKS
            **Limitations:** | LIMITATIONS
            *Out-of-Scope* Use | OUT_OF_SCOPE_USE
            [Training Data](https://example.org/data) | TRAINING_DATA
            ![icon](a.png) Citation | CITATION
            <a name="x"></a>Evaluation results | EVALUATION
            Bias, Risks, and Limitations | BIAS_AND_RISKS LIMITATIONS
            Caveats and Recommendations | LIMITATIONS RECOMMENDATIONS
            Ethical Considerations and Limitations | ETHICS LIMITATIONS
            Training and evaluation data | TRAINING_DATA EVALUATION_DATA
            Testing Data, Factors & Metrics [optional] | EVALUATION_DATA FACTORS METRICS
            Limitations of this model | LIMITATIONS
            Evaluation on GLUE | EVALUATION
            How to Get Started with the Model | HOW_TO_USE
            How to use our models? | HOW_TO_USE
            Model Card Contact | CONTACT
            Environmental Impact | ENVIRONMENTAL_IMPACT
            Licence | LICENSE
            Preprocessing/cleaning/labeling | DATA_PREPARATION
            Motivations & Intentions | MOTIVATION
            Access, Retention, & Wipeout | DISTRIBUTION
            Human Attributes/Sensitivity | PERSONAL_DATA
            Personal and Sensitive Information | PERSONAL_DATA
            Quantitative Analyses | EVALUATION
            Model details | DESCRIPTION
            Collection process | DATA_COLLECTION
            Maintenance | MAINTENANCE
            """)
    void headings_are_known_by_their_words(String heading, String sections) {
        Set<CardSection> expected = Arrays.stream(sections.split(" ")).map(CardSection::valueOf).collect(Collectors.toSet());

        assertThat(names.of(heading)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "   ", "🚀", "all-MiniLM-L6-v2", "Table of Contents", "Model Name", "Would you like to provide feedback?", "C4", "1.",
        "The", "Unlimited", "Biased coin", "User guide of the limitations committee", "How to Contribute to this Project?"
    })
    void what_is_only_like_a_known_heading_is_none(String heading) {
        assertThat(names.of(heading)).isEmpty();
    }

    @Test
    void no_phrase_stands_for_two_things_and_every_section_has_one() throws IOException {
        String table;
        try (InputStream stream = SectionNames.class.getResourceAsStream("sections.txt")) {
            table = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> lines = table.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        List<String> phrases = lines.stream()
                .flatMap(line -> Arrays.stream(line.substring(line.indexOf(':') + 1).split(",")))
                .map(String::strip)
                .toList();
        Set<String> sections = lines.stream()
                .flatMap(line -> Arrays.stream(line.substring(0, line.indexOf(':')).split(" ")))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(phrases).doesNotHaveDuplicates().allMatch(phrase -> phrase.matches("[a-z0-9]+( [a-z0-9]+)*"));
        assertThat(phrases).allSatisfy(phrase -> assertThat(names.of(phrase)).as(phrase).isNotEmpty());
        assertThat(sections).containsExactlyInAnyOrderElementsOf(
                Arrays.stream(CardSection.values()).map(CardSection::name).toList());
    }

    @Test
    void long_headings_cost_no_more_than_short_ones() {
        assertThat(names.of("[".repeat(1_000_000))).isEmpty();
        assertThat(names.of("limitations and ".repeat(100_000))).containsExactly(CardSection.LIMITATIONS);
    }
}
