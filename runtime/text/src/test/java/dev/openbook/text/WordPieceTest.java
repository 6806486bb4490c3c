package dev.openbook.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.text.internal.wordpiece.WordPieceTokenizer;
import dev.openbook.text.tokenize.NativeTokenizer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ids found in Java are those of the native library, or none: for every character, and for texts made of all kinds. */
class WordPieceTest {
    private static final List<String> SCRAPS = List.of(
            "grant", "Grants", "unaffordable", "##ing", "#", "[CLS]", "[sep]", "[", "]", "É", "é", "e\u0301", "ﬁ", "İ", "ΣΑΣ", "ς", "ё", "Й",
            "£1,250.00", "€", "…", "“quoted”", "—", "\u00AD", "\u200B", "\u00A0", "\u2009", "\u0000", "\t", "\r\n", "\u2028", "\uFFFD", "日本",
            "🎉", "ß", "ẞ", "_", "~", "word".repeat(26), "x".repeat(100), "é".repeat(100), "y".repeat(101), "đ", "ǅ", "1990s", "e.g.", "don't");

    @ParameterizedTest
    @EnumSource
    void everyCharacterMeansWhatItMeansToTheLibrary(WordPieceSample sample) {
        WordPieceTokenizer words = wordPieces(sample.json()).orElseThrow();
        int known = 0;
        try (NativeTokenizer library = NativeTokenizer.parse(sample.json())) {
            for (int character = 0; character <= 0xFFFF; character++) {
                if (!Character.isSurrogate((char) character)) {
                    known += compare(words, library, "a" + (char) character + "b " + (char) character) ? 1 : 0;
                }
            }
        }
        assertThat(known).isGreaterThan(1_500);
    }

    @ParameterizedTest
    @EnumSource
    void textsOfManyScrapsGiveTheSameIds(WordPieceSample sample) {
        WordPieceTokenizer words = wordPieces(sample.json()).orElseThrow();
        Random random = new Random(7);
        int known = 0;
        try (NativeTokenizer library = NativeTokenizer.parse(sample.json())) {
            for (int i = 0; i < 4_000; i++) {
                known += compare(words, library, text(random)) ? 1 : 0;
            }
        }
        assertThat(known).isGreaterThan(1_000);
    }

    @Test
    void ordinaryTextIsKnown() {
        WordPieceTokenizer words = wordPieces(WordPieceSample.LOWER.json()).orElseThrow();

        assertThat(words.ids("Who may apply for the £25,000 “Community Café” grant — and when?")).isPresent();
        assertThat(words.ids("the token [SEP] is not for splitting")).isEmpty();
        assertThat(words.ids("日本")).isEmpty();
        assertThat(words.ids("")).hasValueSatisfying(ids -> assertThat(ids).isEmpty());
    }

    @Test
    void aTokenizerFramesWhatWasFoundInJavaAsTheLibraryDoes() {
        byte[] json = WordPieceSample.LOWER.json().getBytes(StandardCharsets.UTF_8);
        try (Tokenizer tokenizer = SampleTokenizers.open(new FilesInMemory(Map.of("tokenizer.json", json)))) {
            for (String text : SCRAPS) {
                assertThat(tokenizer.ids(text, true)).as(text).isEqualTo(tokenizer.encode(text, true).ids());
                assertThat(tokenizer.ids(text, false)).as(text).isEqualTo(tokenizer.encode(text, false).ids());
            }
        }
    }

    @Test
    void aTokenNumberedBeyondAllModelsIsTheFilesFault() {
        String json = WordPieceSample.LOWER.json()
                .replace("\"BertPreTokenizer\"", "\"Whitespace\"")
                .replace("\"grant\":", "\"grant\":3000000000,\"ungrant\":");
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try (Tokenizer tokenizer = SampleTokenizers.open(new FilesInMemory(Map.of("tokenizer.json", bytes)))) {
            assertThatThrownBy(() -> tokenizer.ids("grant", false))
                    .isInstanceOfSatisfying(
                            OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.TOKENIZER_INVALID))
                    .hasMessageContaining("3000000000");
        }
    }

    @Test
    void afterClosingNothingIsAnswered() {
        byte[] json = WordPieceSample.LOWER.json().getBytes(StandardCharsets.UTF_8);
        Tokenizer tokenizer = SampleTokenizers.open(new FilesInMemory(Map.of("tokenizer.json", json)));
        assertThat(tokenizer.ids("grant", false)).hasSize(1);
        assertThat(tokenizer.idOf("grant")).isPresent();
        tokenizer.close();
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> tokenizer.ids("grant", false), () -> tokenizer.idOf("grant"), tokenizer::vocabularySize)) {
            assertThatThrownBy(call)
                    .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.CLOSED));
        }
    }

    @Test
    void filesOfOtherKindsAreLeftToTheLibrary() {
        String json = WordPieceSample.LOWER.json();

        assertThat(wordPieces(json)).isPresent();
        assertThat(wordPieces(json.replace("\"BertPreTokenizer\"", "\"Whitespace\""))).isEmpty();
        assertThat(wordPieces(json.replace("\"clean_text\":true", "\"clean_text\":false"))).isEmpty();
        assertThat(wordPieces(json.replace("word\":100,", "word\":100000,"))).isEmpty();
        assertThat(wordPieces(json.replace("word\":100,", "word\":99999999999,"))).isEmpty();
        assertThat(wordPieces(json.replace("\"normalized\":false", "\"normalized\":true"))).isEmpty();
        assertThat(wordPieces(json.replace("\"unk_token\":\"[UNK]\"", "\"unk_token\":\"[NONE]\""))).isEmpty();
        assertThat(wordPieces(json.replace("\"WordPiece\",\"unk", "\"BPE\",\"unk"))).isEmpty();
    }

    /** Whether the text is known in Java; its ids are those of the library then. */
    private static boolean compare(WordPieceTokenizer words, NativeTokenizer library, String text) {
        Optional<int[]> ids = words.ids(text);
        ids.ifPresent(known -> assertThat(known)
                .as(() -> text + " " + text.chars().mapToObj(Integer::toHexString).toList())
                .isEqualTo(Arrays.stream(library.ids(text, false)).mapToInt(Math::toIntExact).toArray()));
        return ids.isPresent();
    }

    private static Optional<WordPieceTokenizer> wordPieces(String json) {
        return WordPieceFile.read(json).flatMap(file -> file.tokenizer(Vocabulary.read(json)));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int scraps = 1 + random.nextInt(8);
        for (int i = 0; i < scraps; i++) {
            text.append(random.nextInt(4) == 0
                    ? Character.toString(random.nextInt(0x530))
                    : SCRAPS.get(random.nextInt(SCRAPS.size())));
            text.append(random.nextBoolean() ? " " : "");
        }
        return text.toString();
    }
}
