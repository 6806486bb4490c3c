package dev.openbook.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids, offsets and decoded text of 136 texts are those of Python's tokenizers 0.23.2. */
class GoldensTest {

    static Stream<String> own() {
        return SampleTokenizers.OWN.stream();
    }

    @ParameterizedTest
    @MethodSource("own")
    void ownTokenizersAgreeWithPython(String name) {
        try (Tokenizer tokenizer = SampleTokenizers.open(SampleTokenizers.own(name))) {
            Goldens.compare(name, tokenizer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SmolLM-360M-Instruct", "all-MiniLM-L6-v2", "gpt2", "llama2", "nmt-spm-unigram", "phi-2", "phi-3-mini", "whisper-large-v3",
        "stories260K", "tiny-random-gpt2"
    })
    void publishedTokenizersAgreeWithPython(String name) {
        Map<String, FilesInMemory> published = SampleTokenizers.published();
        assumeTrue(published.containsKey(name), "needs a published tokenizer beside the checkout: " + name);
        try (Tokenizer tokenizer = SampleTokenizers.open(published.get(name))) {
            Goldens.compare(name, tokenizer);
        }
    }

    /** Text survives: what was encoded is decoded again, whole and token by token. */
    @ParameterizedTest
    @ValueSource(strings = {"bytelevel", "fallback", "SmolLM-360M-Instruct", "gpt2", "llama2", "phi-2", "whisper-large-v3", "tiny-random-gpt2"})
    void bytesOfEveryScriptSurvive(String name) {
        FilesInMemory files = SampleTokenizers.all().get(name);
        assumeTrue(files != null, "needs a published tokenizer beside the checkout: " + name);
        try (Tokenizer tokenizer = SampleTokenizers.open(files)) {
            IncrementalDetokenizer detokenizer = tokenizer.detokenizer(false);
            // As text from outside: Llama's special tokens take a space along that does not come back.
            SpecialTokenGuard guard = tokenizer.guard(Set.of());
            for (String text : Goldens.TEXTS) {
                StringBuilder pieces = new StringBuilder();
                for (int id : guard.ids(PromptText.untrusted(text), false)) {
                    pieces.append(detokenizer.add(id));
                }
                pieces.append(detokenizer.finish());
                assertThat(pieces.toString()).as(text).isEqualTo(expected(name, text));
            }
        }
    }

    /** Llama's normaliser makes spaces and stand-ins for them the same. */
    private static String expected(String name, String text) {
        return List.of("fallback", "llama2").contains(name) ? text.replace('\u2581', ' ') : text;
    }
}
