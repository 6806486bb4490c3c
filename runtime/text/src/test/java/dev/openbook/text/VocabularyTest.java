package dev.openbook.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    @Test
    void tokensAreFoundByIdAndSpelling() {
        try (Tokenizer tokenizer = SampleTokenizers.open(SampleTokenizers.own("bytelevel"))) {
            assertThat(tokenizer.vocabularySize()).isEqualTo(1016);
            assertThat(tokenizer.tokenOf(2)).isEqualTo("<|im_end|>");
            assertThat(tokenizer.idOf("<|im_end|>")).hasValue(2);
            assertThat(tokenizer.idOf("no such token")).isEmpty();
            assertThat(tokenizer.tokenOf(-1)).isEmpty();
            assertThat(tokenizer.tokenOf(1016)).isEmpty();
            for (int id = 0; id < tokenizer.vocabularySize(); id++) {
                assertThat(tokenizer.idOf(tokenizer.tokenOf(id))).hasValue(id);
            }
        }
    }

    @Test
    void addedTokensComeWithAllTheirSettings() {
        try (Tokenizer tokenizer = SampleTokenizers.open(SampleTokenizers.own("fallback"))) {
            int size = tokenizer.vocabularySize();
            assertThat(tokenizer.addedTokens())
                    .contains(new AddedToken(1, "<s>", true, false, false, true, false))
                    .contains(new AddedToken(size - 2, "<|end|>", true, false, true, false, false))
                    .endsWith(new AddedToken(size - 1, "<|word|>", true, false, false, false, true));
        }
    }

    /** The file says 700 and 9; the library counts on from the vocabulary, and so do we. */
    @Test
    void idsAreThoseThatTheLibraryGives() {
        String json = """
                {"version": "1.0", "added_tokens": [
                   {"id": 700, "content": "<new>", "special": true, "lstrip": false, "rstrip": false, "normalized": false, "single_word": false},
                   {"id": 9, "content": "b", "special": false, "lstrip": false, "rstrip": false, "normalized": false, "single_word": false}],
                 "model": {"type": "WordLevel", "vocab": {"a": 0, "b": 1, "[UNK]": 2}, "unk_token": "[UNK]"}}""";
        try (Tokenizer tokenizer = SampleTokenizers.open(file(json))) {
            assertThat(tokenizer.ids("<new>b", false)).containsExactly(3, 1);
            assertThat(tokenizer.idOf("<new>")).hasValue(3);
            assertThat(tokenizer.idOf("b")).hasValue(1);
            assertThat(tokenizer.tokenOf(3)).isEqualTo("<new>");
            assertThat(tokenizer.vocabularySize()).isEqualTo(4);
        }
    }

    @Test
    void idsBeyondReasonAreRefused() {
        String json = """
                {"model": {"type": "WordLevel", "vocab": {"a": 0, "b": 2000000000}, "unk_token": "a"}}""";
        try (Tokenizer tokenizer = SampleTokenizers.open(file(json))) {
            assertThatThrownBy(tokenizer::vocabularySize)
                    .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.TOKENIZER_INVALID))
                    .hasMessageContaining("2000000000");
        }
    }

    @Test
    void aFileThatChangedMeanwhileIsNotTrusted() {
        byte[] bytes = SampleTokenizers.own("bytelevel").files().get("tokenizer.json").clone();
        try (Tokenizer tokenizer = SampleTokenizers.open(new FilesInMemory(Map.of("tokenizer.json", bytes)))) {
            bytes[bytes.length / 2]++;
            assertThatThrownBy(tokenizer::vocabularySize)
                    .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_CHANGED));
        }
    }

    @Test
    void halfSurrogatesAreToldByTheirPlace() {
        assertThat(Tokenizers.halfSurrogate("whole \uD83E\uDD16")).isEmpty();
        assertThat(Tokenizers.halfSurrogate("a\uD83E")).hasValue(1);
        assertThat(Tokenizers.halfSurrogate("\uD83E\uDD16 \uDD16\uD83E")).hasValue(3);
        assertThat(Tokenizers.halfSurrogate("")).isEmpty();
    }

    private static FilesInMemory file(String json) {
        return new FilesInMemory(Map.of("tokenizer.json", json.getBytes(UTF_8)));
    }
}
