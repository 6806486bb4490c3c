package dev.openbook.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.SamplingDefaults;
import dev.openbook.model.SamplingOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplingDefaultsTest {
    private static final SamplingOptions USUAL_DRAW = SamplingOptions.greedy().withTemperature(1).withBounds(50, 1, 0);

    @TempDir
    private Path folder;

    private SamplingDefaults generation(String config) throws IOException {
        return GeneratorFolder.withDecoder(folder)
                .with("config.json", "{\"n_ctx\": 4096}")
                .with("generation_config.json", config)
                .settings()
                .sampling();
    }

    private SamplingDefaults search(String search) throws IOException {
        return GeneratorFolder.withDecoder(folder)
                .with("genai_config.json", "{\"model\": {\"context_length\": 4096}, \"search\": " + search + "}")
                .settings()
                .sampling();
    }

    @Test
    void a_draw_as_the_publisher_suggests_it() throws IOException {
        String suggestion = "{\"do_sample\": true, \"temperature\": 0.6, \"top_k\": 20, \"top_p\": 0.95, \"min_p\": 0.05,"
                + " \"repetition_penalty\": 1.1, \"no_repeat_ngram_size\": 3}";
        SamplingOptions expected = SamplingOptions.greedy()
                .withTemperature(0.6)
                .withBounds(20, 0.95, 0.05)
                .withRepetitionPenalty(1.1)
                .withNoRepeatNgramSize(3);

        assertThat(generation(suggestion).options()).isEqualTo(expected);
        assertThat(search(suggestion).options()).isEqualTo(expected);
        assertThat(search(suggestion).notices()).isEmpty();
    }

    @Test
    void what_is_left_out_has_the_usual_value() throws IOException {
        assertThat(generation("{\"do_sample\": true}").options()).isEqualTo(USUAL_DRAW);
        assertThat(generation("{}").options()).isEqualTo(SamplingOptions.greedy());
        assertThat(search("{\"do_sample\": true}").options()).isEqualTo(USUAL_DRAW);
        assertThat(search("{}").options()).isEqualTo(SamplingOptions.greedy());
    }

    @Test
    void without_drawing_what_narrows_a_draw_does_not_count() throws IOException {
        assertThat(generation("{\"temperature\": 0.6, \"top_p\": 0.9, \"repetition_penalty\": 1.2}").options())
                .isEqualTo(SamplingOptions.greedy().withRepetitionPenalty(1.2));
        assertThat(generation("{\"do_sample\": true, \"temperature\": 0, \"top_p\": 0.9}").options().isGreedy()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"top_k\": 0, \"top_p\": 0", "\"top_k\": -1, \"top_p\": 1.5, \"min_p\": -1"})
    void bounds_that_bound_nothing(String bounds) throws IOException {
        assertThat(search("{\"do_sample\": true, " + bounds + "}").options()).isEqualTo(USUAL_DRAW.withBounds(0, 1, 0));
    }

    @Test
    void seed_and_length() throws IOException {
        assertThat(generation("{\"max_new_tokens\": 300}").maxTokens()).hasValue(300);
        assertThat(generation("{\"max_new_tokens\": null}").maxTokens()).isEmpty();
        assertThat(search("{\"random_seed\": 42}").options().seed()).isEqualTo(42);
        assertThat(search("{\"random_seed\": -1}").options().seed()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "\"num_beams\": 4|num_beams 4",
        "\"min_length\": 10|min_length 10",
        "\"min_new_tokens\": 10|min_new_tokens 10",
        "\"typical_p\": 0.9|typical_p 0.9",
        "\"guidance_scale\": 1.5|guidance_scale 1.5",
        "\"suppress_tokens\": [1, 2]|suppress_tokens [1,2]",
        "\"forced_eos_token_id\": 5|forced_eos_token_id 5",
        "\"bad_words_ids\": [[1]]|bad_words_ids [[1]]",
        "\"stop_strings\": \"END\"|stop_strings \"END\"",
        "\"max_length\": 20|max_length 20"
    })
    void what_is_not_followed_is_told(String member, String told) throws IOException {
        assertThat(generation("{" + member + "}").notices()).singleElement().asString()
                .contains("generation_config.json", told, "not followed");
    }

    @Test
    void what_changes_nothing_is_not_told() throws IOException {
        assertThat(generation("""
                        {"num_beams": 1, "num_beam_groups": 1, "min_length": 0, "typical_p": 1.0, "suppress_tokens": [], "diversity_penalty": 0.0,
                         "forced_bos_token_id": null, "max_length": 4096, "length_penalty": 1.0, "early_stopping": false, "use_cache": true}""")
                .notices()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "\"repetition_penalty\": 0|repetition penalty",
        "\"do_sample\": true, \"temperature\": -1|temperature",
        "\"do_sample\": true, \"min_p\": 2|min-p"
    })
    void an_impossible_choice_is_damage(String members, String part) throws IOException {
        assertThatThrownBy(() -> generation("{" + members + "}"))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_DAMAGED))
                .hasMessageContainingAll("generation_config.json", part);
    }

    @Test
    void older_models_suggest_in_their_main_file() throws IOException {
        GeneratorFolder model = GeneratorFolder.withDecoder(folder).with("config.json", "{\"do_sample\": true, \"top_k\": 7}");
        assertThat(model.settings().sampling().options()).isEqualTo(USUAL_DRAW.withBounds(7, 1, 0));

        model.with("generation_config.json", "{}");
        assertThat(model.settings().sampling().options()).isEqualTo(SamplingOptions.greedy());
    }

    @Test
    void the_suggestion_of_genai_comes_first() throws IOException {
        GeneratorFolder model = GeneratorFolder.withDecoder(folder)
                .with("generation_config.json", "{\"do_sample\": true, \"top_k\": 7}")
                .with("genai_config.json", "{\"search\": {\"do_sample\": true, \"top_k\": 8}}");
        assertThat(model.settings().sampling().options().topK()).isEqualTo(8);

        model.with("genai_config.json", "{\"model\": {}}");
        assertThat(model.settings().sampling().options().topK()).isEqualTo(7);
    }
}
