package dev.openbook.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files altered at random are refused, or work in every way there is; the native library gets no chance to end the process.
 * Rounds are few here; run it with {@code -Dopenbook.fuzz.rounds=20000} for a series.
 */
class TokenizerFuzzTest {
    private static final int ROUNDS = Integer.getInteger("openbook.fuzz.rounds", 150);
    private static final String TEXT = "<|im_start|>Grants </s> [END] <s> 漢字 \uD83E\uDD16 <|im_end|> [CLS]";
    private static final String[] PIECES = {
        "\"", "{", "}", "[", "]", ",", ":", "null", "-1", "0", "99999999999", "1e999", "\\ud800", "\\u0000", "true", "\"special\": true",
        "\"normalized\": true", "\"content\": \"\"", "\"lstrip\": true", "<|im_end|>", "\u2581", "\"Fuse\"", "\"ByteLevel\"", "\"Strip\""
    };
    private static final Set<FailureCode> EXPECTED =
            EnumSet.of(FailureCode.TOKENIZER_INVALID, FailureCode.MODEL_UNSUPPORTED, FailureCode.TEMPLATE_REFUSED);

    @ParameterizedTest
    @ValueSource(strings = {"bytelevel", "wordpiece", "fallback", "unigram", "suffix", "words"})
    void alteredFilesAreRefusedOrWork(String name) {
        String sound = new String(SampleTokenizers.own(name).files().get("tokenizer.json"), UTF_8);
        Random random = new Random(name.hashCode());
        int worked = 0;
        for (int round = 0; round < ROUNDS; round++) {
            worked += use(new FilesInMemory(Map.of("tokenizer.json", altered(sound, random).getBytes(UTF_8)))) ? 1 : 0;
        }
        assertThat(worked).isPositive();
    }

    private static boolean use(FilesInMemory files) {
        try (Tokenizer tokenizer = SampleTokenizers.open(files)) {
            int[] ids = tokenizer.ids(TEXT, true);
            IncrementalDetokenizer detokenizer = tokenizer.detokenizer(false);
            StringBuilder pieces = new StringBuilder();
            for (int id : ids) {
                pieces.append(detokenizer.add(id));
            }
            pieces.append(detokenizer.finish());
            assertThat(tokenizer.decode(ids, false)).isNotNull();
            assertThat(tokenizer.encodePair(TEXT, TEXT).specialCount()).isNotNegative();
            Set<Integer> all = Set.copyOf(tokenizer.addedTokens().stream().map(AddedToken::id).toList());
            assertThat(tokenizer.guard(all).ids(PromptText.untrusted(TEXT), true)).isNotNull();
            assertThat(tokenizer.guard(Set.of()).ids(new PromptText(TEXT, List.of(new PromptText.Range(3, 30))), false)).isNotNull();
            return true;
        } catch (OpenbookException e) {
            assertThat(EXPECTED).contains(e.code());
            return false;
        }
    }

    /** Most changes go to the part outside the vocabulary, where each counts. */
    private static String altered(String sound, Random random) {
        StringBuilder text = new StringBuilder(sound);
        int model = sound.indexOf("\"vocab\"");
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(random.nextInt(5) == 0 ? text.length() : Math.min(model, text.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
                case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(30)));
                default -> swap(text, random, at);
            }
        }
        return text.toString();
    }

    private static void swap(StringBuilder text, Random random, int at) {
        for (String[] words : new String[][] {{"true", "false"}, {"false", "true"}, {"null", "\"x\""}, {"Sequence", "Replace"}}) {
            int found = text.indexOf(words[0], at);
            if (found >= 0 && random.nextBoolean()) {
                text.replace(found, found + words[0].length(), words[1]);
            }
        }
    }
}
