package dev.openbook.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizersTest {
    private static final FilesInMemory WORD_PIECE = FilesInMemory.ofResource("wordpiece-tokenizer.json");

    @Test
    void textIsNeverCutWhateverTheFileAsksFor() {
        // wordpiece-tokenizer.json asks for truncation at 64.
        try (Tokenizer tokenizer = Tokenizers.open(WORD_PIECE, "tokenizer.json")) {
            assertThat(tokenizer.count("grant ".repeat(5_000))).isEqualTo(5_000);
            assertThat(tokenizer.ids("grant ".repeat(5_000), true)).hasSize(5_002);
        }
    }

    @Test
    void textIsNeverPaddedWhateverTheFileAsksFor() {
        String json = new String(WORD_PIECE.files().get("tokenizer.json"), UTF_8);
        String padded = json.replaceFirst("\"padding\": null", """
                "padding": {"strategy": {"Fixed": 128}, "direction": "Right", "pad_to_multiple_of": null,
                            "pad_id": 0, "pad_type_id": 0, "pad_token": "[PAD]"}""");
        assertThat(padded).isNotEqualTo(json);
        try (Tokenizer tokenizer = Tokenizers.open(file(padded), "tokenizer.json")) {
            assertThat(tokenizer.ids("grant", true)).hasSize(3);
        }
    }

    @Test
    void specialTokensAreWhatIsPutRoundAnyText() {
        try (Tokenizer tokenizer = Tokenizers.open(WORD_PIECE, "tokenizer.json")) {
            assertThat(tokenizer.specialTokens().before()).containsExactly(2);
            assertThat(tokenizer.specialTokens().after()).containsExactly(3);
            assertThat(tokenizer.specialTokens().count()).isEqualTo(2);
        }
    }

    @Test
    void segmentsOtherThanZeroAreNoFixedFrame() {
        String json = new String(WORD_PIECE.files().get("tokenizer.json"), UTF_8);
        String segmented = json.replaceFirst("\"type_id\": 0", "\"type_id\": 2");
        try (Tokenizer tokenizer = Tokenizers.open(file(segmented), "tokenizer.json")) {
            assertFails(tokenizer::specialTokens, FailureCode.MODEL_UNSUPPORTED, "special tokens");
        }
    }

    @Test
    void halfASurrogatePairIsReadAsTheReplacementCharacterAndMovesNoOffset() {
        try (Tokenizer tokenizer = Tokenizers.open(WORD_PIECE, "tokenizer.json")) {
            Tokenization tokens = tokenizer.encode("\uD83D grant \uD83E\uDD16 grant \uDE00", false);
            int last = tokens.tokens().lastIndexOf("grant");
            assertThat(tokens.starts()[last]).isEqualTo(11);
            assertThat(tokens.ends()[last]).isEqualTo(16);
            assertThat(tokenizer.ids("\uD83D", false)).isEqualTo(tokenizer.ids("\uFFFD", false));
        }
    }

    @Test
    void manyThreadsGetTheSameTokens() throws Exception {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            texts.add("Applicant number " + i + " asks for " + i * 17 + " dollars \uD83E\uDD16");
        }
        try (Tokenizer tokenizer = Tokenizers.open(WORD_PIECE, "tokenizer.json");
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<List<List<Integer>>> work = () -> texts.stream()
                    .map(text -> java.util.Arrays.stream(tokenizer.ids(text, true)).boxed().toList())
                    .toList();
            List<List<Integer>> alone = work.call();
            for (Future<List<List<Integer>>> result : threads.invokeAll(java.util.Collections.nCopies(8, work))) {
                assertThat(result.get()).isEqualTo(alone);
            }
        }
    }

    @Test
    void closingTwiceIsFineAndUseAfterwardsSaysSo() {
        Tokenizer tokenizer = Tokenizers.open(WORD_PIECE, "tokenizer.json");
        tokenizer.close();
        tokenizer.close();
        assertFails(() -> tokenizer.count("a"), FailureCode.CLOSED, "closed");
        assertFails(() -> tokenizer.decode(new int[] {1}, true), FailureCode.CLOSED, "closed");
    }

    @Test
    void decodingLeavesOutWhatIsNotInTheVocabulary() {
        try (Tokenizer tokenizer = Tokenizers.open(WORD_PIECE, "tokenizer.json")) {
            int[] ids = tokenizer.ids("grant", false);
            assertThat(tokenizer.decode(new int[] {-1, ids[0], Integer.MAX_VALUE}, false)).isEqualTo("grant");
        }
    }

    @Test
    void overlongTextIsRefused() {
        try (Tokenizer tokenizer = Tokenizers.open(WORD_PIECE, "tokenizer.json")) {
            String text = "a".repeat(Tokenizers.MAX_CHARACTERS + 1);
            assertFails(() -> tokenizer.count(text), FailureCode.ARGUMENT_INVALID, "at most 10000000");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    this is no JSON          | not JSON (line 1, column
                    {"version": "1.0", "mod  | not JSON (line 1, column
                    []                       | not an object
                    {"version": "1.0"}       | no "model"
                    {"model": "bert"}        | no "model"
                    {"model": {}}            | cannot be built here
                    {"model": {}} {}         | follows the end
                    """)
    void aFileThatDescribesNoTokenizerIsExplained(String json, String reason) {
        assertFails(() -> Tokenizers.open(file(json), "tokenizer.json"), FailureCode.TOKENIZER_INVALID, reason);
    }

    /** Each of these ends the whole process if the native parser gets to see it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock = """
                    "prefix": "##"   | "prefix": "\\ud800"                | contradicts itself
                    "prefix": "##"   | "prefix": "##", "x": 1e999         | contradicts itself
                    "prefix": "##"   | "prefix": "##"x                    | not JSON
                    "[CLS]": {       | "[3LS]": {                         | contradicts itself
                    """)
    void whatWouldEndTheProcessIsRefusedBefore(String original, String mutation, String reason) {
        String json = new String(WORD_PIECE.files().get("tokenizer.json"), UTF_8);
        String mutated = json.replace(original, mutation);
        assertThat(mutated).isNotEqualTo(json);
        assertFails(() -> Tokenizers.open(file(mutated), "tokenizer.json"), FailureCode.TOKENIZER_INVALID, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock = """
                    "stop": 0                          | "stop": 1                         | strips the ends
                    "continuing_subword_prefix": null  | "continuing_subword_prefix": "xx" | prefix
                    """)
    void whatWouldEndTheProcessLaterIsRefusedAtOnce(String original, String mutation, String reason) {
        String json = new String(SampleTokenizers.own("fallback").files().get("tokenizer.json"), UTF_8);
        String mutated = json.replace(original, mutation);
        assertThat(mutated).isNotEqualTo(json);
        assertFails(() -> Tokenizers.open(file(mutated), "tokenizer.json"), FailureCode.TOKENIZER_INVALID, reason);
    }

    @Test
    void bottomlessNestingIsRefused() {
        String nested = "{\"decoder\": " + "[".repeat(5_000);
        assertFails(() -> Tokenizers.open(file(nested), "tokenizer.json"), FailureCode.TOKENIZER_INVALID, "not JSON");
    }

    @Test
    void everyPrefixOfAFileIsRefusedWithAReason() {
        String json = new String(WORD_PIECE.files().get("tokenizer.json"), UTF_8).strip();
        for (int length = 0; length < json.length(); length += 97) {
            String prefix = json.substring(0, length);
            assertFails(() -> Tokenizers.open(file(prefix), "tokenizer.json"), FailureCode.TOKENIZER_INVALID, "cannot be used");
        }
    }

    @Test
    void aMissingFileIsExplained() {
        FilesInMemory nothing = new FilesInMemory(Map.of());
        assertFails(() -> Tokenizers.open(nothing, "tokenizer.json"), FailureCode.TOKENIZER_INVALID, "no tokenizer file");
        assertFails(() -> Tokenizers.open(nothing, ""), FailureCode.TOKENIZER_INVALID, "no tokenizer file");
    }

    @Test
    void bytesThatAreNoUtf8AreExplained() {
        FilesInMemory binary = new FilesInMemory(Map.of("tokenizer.json", new byte[] {'{', (byte) 0xff, '}'}));
        assertFails(() -> Tokenizers.open(binary, "tokenizer.json"), FailureCode.TOKENIZER_INVALID, "UTF-8");
    }

    @Test
    void aVocabularyWithoutItsUnknownTokenIsExplained() {
        String json = """
                {"version": "1.0", "added_tokens": [], "model": {"type": "WordPiece", "vocab": {"x": 0},
                 "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100}}""";
        try (Tokenizer tokenizer = Tokenizers.open(file(json), "tokenizer.json")) {
            assertFails(() -> tokenizer.count("grant"), FailureCode.TOKENIZER_INVALID, "contradicts itself");
        }
    }

    private static FilesInMemory file(String json) {
        return new FilesInMemory(Map.of("tokenizer.json", json.getBytes(UTF_8)));
    }

    private static void assertFails(ThrowingCallable call, FailureCode code, String part) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part);
    }
}
