package dev.openbook.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.provenance.ModelLayout.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Folders without a tokenizer.json give the ids that transformers and SentencePiece give, or are refused. */
class OlderFormatsTest {

    @ParameterizedTest
    @CsvSource({"bert, vocab.txt", "bert-cased, vocab.txt", "gpt, vocab.json", "qwen, vocab.json"})
    void vocabulariesAgreeWithTransformers(String name, String file) {
        try (Tokenizer tokenizer = Tokenizers.open(folder(name), file)) {
            Goldens.compare("converted-" + name, tokenizer);
        }
    }

    /** {@code [CLS] one [SEP] other [SEP]}, the second of segment 1: as BertTokenizer puts them. */
    @Test
    void twoTextsStandInOneFrameAsBertHasIt() {
        try (Tokenizer tokenizer = Tokenizers.open(folder("bert"), "vocab.txt")) {
            int[] first = tokenizer.ids("Who may apply?", true);
            int[] second = tokenizer.ids("Any charity.", false);
            Tokenization row = tokenizer.encodePair("Who may apply?", "Any charity.").tokens();
            int[] expected = Arrays.copyOf(first, first.length + second.length + 1);
            System.arraycopy(second, 0, expected, first.length, second.length);
            expected[expected.length - 1] = first[first.length - 1];

            assertThat(row.ids()).containsExactly(expected);
            assertThat(Arrays.stream(row.typeIds()).filter(type -> type == 1).count()).isEqualTo(second.length + 1);
        }
    }

    @Test
    void aVocabularyAloneIsReadAsBertDoes() {
        byte[] file = SampleTokenizers.shared("data/tokenizers/bert-base-uncased/vocab.txt")
                .map(SampleTokenizers::bytes)
                .orElse(null);
        assumeTrue(file != null, "needs the vocabulary of bert-base-uncased beside the checkout");
        try (Tokenizer tokenizer = Tokenizers.open(new FilesInMemory(Map.of("vocab.txt", file)), "vocab.txt")) {
            Goldens.compare("bert-base-uncased", tokenizer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama", "gemma"})
    void modelsOfSentencePieceAgreeWithIt(String name) {
        compareWithSentencePiece("converted-" + name, folder(name));
    }

    /** Where the space in front of a text goes is for the settings to say; LlamaTokenizer is the reference. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            converted-llama-not-legacy | "legacy": false
            converted-llama-no-prefix  | "legacy": false, "add_prefix_space": false
            """)
    void spacesInFrontAreThoseOfTheSettings(String golden, String settings) {
        Map<String, byte[]> files = new HashMap<>(folder("llama").files());
        files.put("tokenizer_config.json", ("{\"add_bos_token\": true, " + settings + "}").getBytes(UTF_8));
        try (Tokenizer tokenizer = Tokenizers.open(new FilesInMemory(files), "tokenizer.model")) {
            Goldens.compare(golden, tokenizer);
        }
    }

    @Test
    void theModelOfLlamaAgreesWithSentencePiece() {
        byte[] file = SampleTokenizers.shared("data/tokenizers/llama2-sp-bpe/tokenizer.model")
                .map(SampleTokenizers::bytes)
                .orElse(null);
        assumeTrue(file != null, "needs Llama's tokenizer.model beside the checkout");
        compareWithSentencePiece("llama2-sp-bpe", new FilesInMemory(Map.of("tokenizer.model", file)));
    }

    /** SentencePiece reads no control token in a text, so the text is given as one from outside. */
    private static void compareWithSentencePiece(String name, FilesInMemory files) {
        JsonNode goldens = Goldens.read(name);
        try (Tokenizer tokenizer = Tokenizers.open(files, "tokenizer.model")) {
            SpecialTokenGuard guard = tokenizer.guard(Set.of());
            for (int i = 0; i < Goldens.TEXTS.size(); i++) {
                String text = Goldens.TEXTS.get(i);
                int[] expected = Goldens.integers(goldens.get(i).path("plain"));
                assertThat(guard.ids(PromptText.untrusted(text), false)).as(text).containsExactly(expected);
            }
        }
    }

    @Test
    void theTokenizerIsFoundWhereItIs() {
        byte[] json = SampleTokenizers.own("wordpiece").files().get("tokenizer.json");
        byte[] vocabulary = folder("bert").files().get("vocab.txt");
        ModelLayout named = new ModelLayout(Kind.OPTIMUM, List.of("onnx/model.onnx"), "onnx/my-tokenizer.json");
        ModelLayout unnamed = new ModelLayout(Kind.OPTIMUM, List.of("onnx/model.onnx"), "");
        assertSize(Map.of("onnx/my-tokenizer.json", json, "vocab.txt", vocabulary), named, 2_000);
        assertSize(Map.of("vocab.txt", vocabulary), unnamed, 811);
        assertSize(Map.of("onnx/vocab.txt", vocabulary), unnamed, 811);
        FilesInMemory nothing = new FilesInMemory(Map.of("merges.txt", json));
        assertThatThrownBy(() -> Tokenizers.open(nothing.withLayout(unnamed))).hasMessageContaining("no tokenizer file");
    }

    private static void assertSize(Map<String, byte[]> files, ModelLayout layout, int size) {
        try (Tokenizer tokenizer = Tokenizers.open(new FilesInMemory(files).withLayout(layout))) {
            assertThat(tokenizer.vocabularySize()).isEqualTo(size);
        }
    }

    @Test
    void tokensRoundATextAreThoseOfTheSettings() {
        try (Tokenizer tokenizer = Tokenizers.open(folder("llama"), "tokenizer.model")) {
            assertThat(tokenizer.specialTokens().before()).containsExactly(1);
            assertThat(tokenizer.specialTokens().after()).isEmpty();
            assertThat(tokenizer.ids("<s>a</s>", false)).startsWith(1).endsWith(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    unigram    | tokenizer.model | tokenizer.model       |                                           | not of the BPE kind
                    llama      | tokenizer.model | tokenizer.model       | nonsense                                  | damaged
                    llama      | tokenizer.model | tokenizer_config.json | {"tokenizer_class": "ChatGLMTokenizer"}   | belongs to a ChatGLMTokenizer
                    llama      | tokenizer.model | tokenizer_config.json | {"bos_token": "<begin>"}                  | token round texts
                    bert       | vocab.txt       | tokenizer_config.json | {"tokenizer_class": "MPNetTokenizer"}     | belongs to a MPNetTokenizer
                    bert       | vocab.txt       | vocab.txt             | nothing                                   | has no [UNK]
                    bert-cased | vocab.txt       | tokenizer_config.json | {}                                        | whether case counts
                    bert       | vocab.txt       | tokenizer_config.json | {"tokenizer_class                         | is not JSON
                    gpt        | vocab.json      | tokenizer_config.json | {"tokenizer_class": "RobertaTokenizer"}   | belongs to a RobertaTokenizer
                    gpt        | vocab.json      | vocab.json            | {"a": 1.5}                                | number is not one
                    gpt        | vocab.json      | vocab.json            | []                                        | not an object
                    gpt        | vocab.json      | merges.txt            | a b c                                     | not two tokens
                    gpt        | vocab.json      | merges.txt            | zz yy                                     | cannot be built
                    gpt        | vocab.json      | tokenizer_config.json | {"added_tokens_decoder": {"9": {"content": "new"}}} | has the number 9 where 700
                    """)
    void whatIsNotExactIsRefusedWithWhatToDo(String name, String main, String file, String content, String reason) {
        Map<String, byte[]> files = new HashMap<>(folder(name).files());
        if (content != null) {
            files.put(file, content.getBytes(UTF_8));
        }
        assertThatThrownBy(() -> Tokenizers.open(new FilesInMemory(files), main))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.TOKENIZER_INVALID))
                .hasMessageContaining(reason)
                .hasMessageContaining("tokenizer.json");
    }

    /** Every damage ends in a tokenizer or in a refusal. */
    @Test
    void damagedModelsOfSentencePieceAreRefusedOrWork() {
        byte[] sound = folder("llama").files().get("tokenizer.model");
        Random random = new Random(5);
        for (int round = 0; round < 150; round++) {
            byte[] damaged = random.nextBoolean() ? sound.clone() : Arrays.copyOf(sound, random.nextInt(sound.length));
            for (int i = random.nextInt(4); i >= 0 && damaged.length > 0; i--) {
                damaged[random.nextInt(random.nextBoolean() ? damaged.length : Math.min(damaged.length, 600))] = (byte) random.nextInt();
            }
            try (Tokenizer tokenizer = Tokenizers.open(new FilesInMemory(Map.of("tokenizer.model", damaged)), "tokenizer.model")) {
                assertThat(tokenizer.ids("grants 漢字", true)).isNotNull();
            } catch (OpenbookException e) {
                assertThat(e.code()).isEqualTo(FailureCode.TOKENIZER_INVALID);
            }
        }
    }

    private static FilesInMemory folder(String name) {
        return new FilesInMemory(
                List.of("vocab.txt", "vocab.json", "merges.txt", "tokenizer.model", "tokenizer_config.json").stream()
                        .filter(file -> OlderFormatsTest.class.getResource("converted/" + name + "/" + file) != null)
                        .collect(Collectors.toMap(file -> file, file -> resource("converted/" + name + "/" + file))));
    }

    private static byte[] resource(String path) {
        try (InputStream in = OlderFormatsTest.class.getResourceAsStream(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
