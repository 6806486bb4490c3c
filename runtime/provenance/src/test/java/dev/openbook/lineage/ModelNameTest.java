package dev.openbook.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelNameTest {

    @ParameterizedTest
    @CsvSource({
        "https://huggingface.co/Qwen/Qwen2.5-0.5B/blob/main/README.md, Qwen/Qwen2.5-0.5B",
        "https://huggingface.co/Qwen/Qwen2.5-0.5B/tree/main, Qwen/Qwen2.5-0.5B",
        "https://huggingface.co/Qwen/Qwen2.5-0.5B?x=y, Qwen/Qwen2.5-0.5B",
        "https://huggingface.co/Qwen/Qwen2.5-0.5B#usage, Qwen/Qwen2.5-0.5B",
        "HTTPS://www.HuggingFace.co/Qwen/Qwen2.5-0.5B/, Qwen/Qwen2.5-0.5B",
        "https://hf.co/gpt2, gpt2", "https://huggingface.co/gpt2/tree/main, gpt2",
        "a/b, a/b", "a/b/, a/b", "a/b/tree/main, a/b", "gpt2, gpt2", "https://example.org/a/b, https://example.org/a/b",
        "/home/me/run7, /home/me/run7"
    })
    void a_name_is_freed_from_the_address_around_it(String written, String name) {
        assertThat(ModelName.of(written)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/", "https://huggingface.co/", "https://huggingface.co/datasets/a/b", "https://huggingface.co/models?search=a/b"})
    void an_address_of_no_model_is_no_name(String written) {
        assertThat(ModelName.of(written)).isEmpty();
    }

    @Test
    void words_that_are_far_too_long_are_not_looked_into() {
        assertThat(ModelName.of("a/b/tree/" + "x".repeat(400))).isEmpty();
        assertThat(ModelName.of("/tree/".repeat(33_000) + "\nx")).isEmpty();
    }
}
