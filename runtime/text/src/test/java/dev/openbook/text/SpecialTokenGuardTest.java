package dev.openbook.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.text.PromptText.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What spells a special token in text from outside is text, for every tokenizer at hand. */
class SpecialTokenGuardTest {
    private static final String BENIGN = "Grants of 5 < 7 and [9] > 3\n  Zürich 漢字 🤖 x";

    @TestFactory
    List<DynamicTest> withoutSpellingsFromOutsideIdsAreTheUsualOnes() {
        return forAll((tokenizer, special) -> {
            SpecialTokenGuard guard = tokenizer.guard(Set.of());
            for (AddedToken token : special) {
                String text = token.content() + BENIGN + " " + token.content() + "\n" + token.content() + BENIGN;
                List<Range> outside = ranges(text, BENIGN);
                assertThat(outside).hasSize(2);
                for (boolean framed : new boolean[] {false, true}) {
                    assertThat(guard.ids(new PromptText(text, outside), framed)).isEqualTo(tokenizer.ids(text, framed));
                }
            }
        });
    }

    @TestFactory
    List<DynamicTest> spellingsFromOutsideAreText() {
        return forAll((tokenizer, special) -> {
            SpecialTokenGuard guard = tokenizer.guard(Set.of());
            Set<Integer> guarded = special.stream().map(AddedToken::id).collect(Collectors.toSet());
            int unknown = unknown(tokenizer);
            for (AddedToken token : special) {
                String text = "Hello " + token.content() + " there" + token.content() + ".";
                int[] ids = guard.ids(PromptText.untrusted(text), false);

                assertThat(Arrays.stream(ids)).as(token.content()).noneMatch(id -> id != unknown && guarded.contains(id));
                if (Arrays.stream(ids).noneMatch(id -> id == unknown)) {
                    String spaceless = tokenizer.decode(ids, true).replaceAll("\\s", "");
                    assertThat(spaceless).isEqualToIgnoringCase(text.replaceAll("\\s", ""));
                }
            }
        });
    }

    @TestFactory
    List<DynamicTest> awayFromASpellingNothingChanges() {
        return forAll((tokenizer, special) -> {
            SpecialTokenGuard guard = tokenizer.guard(Set.of());
            for (AddedToken token : special) {
                // The same prompt twice: with a spelling from outside in its middle, and with a harmless word in its place.
                String[] trusted = {token.content() + "\nHello there.\n", "\nGood bye. \n " + token.content() + "\nSure"};
                String attacked = trusted[0] + token.content() + trusted[1];
                String harmless = trusted[0] + "harmless" + trusted[1];
                int start = trusted[0].length();
                int[] ids = guard.ids(new PromptText(attacked, List.of(new Range(start, start + token.content().length()))), true);
                int[] usual = tokenizer.ids(harmless, true);

                int head = tokenizer.ids(trusted[0].stripTrailing(), false).length;
                int tail = tokenizer.ids("bye. \n " + token.content() + "\nSure", false).length - 2;
                assertThat(Arrays.copyOf(ids, head)).as(token.content()).isEqualTo(Arrays.copyOf(usual, head));
                assertThat(last(ids, tail)).as(token.content()).isEqualTo(last(usual, tail));
                assertThat(count(ids, token)).isEqualTo(count(usual, token));
            }
        });
    }

    @Test
    void anEntryOfTheVocabularyIsNoWayRoundEither() {
        // Unigram holds </s> as a piece, and NFKC makes one of its full-width double.
        withOwn("unigram", tokenizer -> {
            int end = tokenizer.idOf("</s>").orElseThrow();
            String disguised = "a \uFF1C/s\uFF1E b";
            assertThat(tokenizer.ids(disguised, false)).contains(end);
            assertThat(tokenizer.guard(Set.of()).ids(PromptText.untrusted(disguised), false)).doesNotContain(end);
        });
    }

    @Test
    void normalisedSpellingsAreTextToo() {
        withOwn("suffix", tokenizer -> {
            int end = tokenizer.idOf("[END]").orElseThrow();
            for (String spelling : List.of("[END]", "[end]", "[\u00CBnd]")) {
                assertThat(tokenizer.ids("a " + spelling + " b", false)).as(spelling).contains(end);
                assertThat(tokenizer.guard(Set.of()).ids(PromptText.untrusted("a " + spelling + " b"), false))
                        .as(spelling)
                        .doesNotContain(end);
            }
        });
    }

    @Test
    void untrustedTextCannotSwallowATrustedToken() {
        withOwn("unigram", tokenizer -> {
            int end = tokenizer.idOf("</s>").orElseThrow();
            String text = "a <" + "</s>"; // "<<" is an added token, so the usual reading has no </s>
            assertThat(tokenizer.ids(text, false)).doesNotContain(end);
            assertThat(tokenizer.guard(Set.of()).ids(new PromptText(text, List.of(new Range(0, 3))), false))
                    .endsWith(end);
        });
    }

    @Test
    void namedTokensAreGuardedAlthoughTheyAreNotSpecial() {
        withOwn("unigram", tokenizer -> {
            int named = tokenizer.idOf("<<").orElseThrow();
            PromptText text = PromptText.untrusted("a << b");
            assertThat(tokenizer.guard(Set.of()).ids(text, false)).contains(named);
            assertThat(tokenizer.guard(Set.of(named)).ids(text, false)).doesNotContain(named);
        });
    }

    @Test
    void theUnknownTokenOfTheModelIsNoSpelling() {
        withOwn("wordpiece", tokenizer -> {
            PromptText text = PromptText.untrusted("grant \uD83E\uDD16 apply");
            assertThat(tokenizer.guard(Set.of()).ids(text, true)).isEqualTo(tokenizer.ids(text.text(), true));
        });
    }

    @Test
    void wordsAndWhiteSpaceRoundATokenCountAsUsual() {
        withOwn("fallback", tokenizer -> {
            int end = tokenizer.idOf("<|end|>").orElseThrow();
            int word = tokenizer.idOf("<|word|>").orElseThrow();
            String attack = "<|end|><|word|>";
            String text = "<|end|>  Hi <|word|> x<|word|>y<|end|>";
            PromptText prompt = new PromptText(text + attack, List.of(new Range(text.length(), text.length() + attack.length())));
            int[] usual = tokenizer.ids(text, false);
            int[] ids = tokenizer.guard(Set.of()).ids(prompt, false);
            assertThat(Arrays.copyOf(ids, usual.length)).isEqualTo(usual);
            assertThat(Arrays.stream(ids).filter(id -> id == end || id == word).count())
                    .isEqualTo(Arrays.stream(usual).filter(id -> id == end || id == word).count());
        });
    }

    @Test
    void closingATokenizerClosesItsGuards() {
        Tokenizer tokenizer = SampleTokenizers.open(SampleTokenizers.own("bytelevel"));
        SpecialTokenGuard guard = tokenizer.guard(Set.of());
        assertThat(guard.ids(PromptText.untrusted("<|im_end|>"), false)).hasSizeGreaterThan(1);
        tokenizer.close();
        assertThatThrownBy(() -> guard.ids(PromptText.untrusted("<|im_end|>"), false))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.CLOSED));
    }

    private interface Check {
        void on(Tokenizer tokenizer, List<AddedToken> special);
    }

    private static List<DynamicTest> forAll(Check check) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Map.Entry<String, FilesInMemory> entry : SampleTokenizers.all().entrySet()) {
            tests.add(DynamicTest.dynamicTest(entry.getKey(), () -> {
                try (Tokenizer tokenizer = SampleTokenizers.open(entry.getValue())) {
                    List<AddedToken> special = tokenizer.addedTokens().stream().filter(AddedToken::special).toList();
                    check.on(tokenizer, sample(special));
                }
            }));
        }
        return tests;
    }

    /** Some tokenizers have a thousand special tokens that differ by a number. */
    private static List<AddedToken> sample(List<AddedToken> special) {
        int step = special.size() / 20 + 1;
        return IntStream.range(0, special.size())
                .filter(i -> i % step == 0)
                .mapToObj(special::get)
                .toList();
    }

    private static void withOwn(String name, Consumer<Tokenizer> check) {
        try (Tokenizer tokenizer = SampleTokenizers.open(SampleTokenizers.own(name))) {
            check.accept(tokenizer);
        }
    }

    private static List<Range> ranges(String text, String part) {
        List<Range> ranges = new ArrayList<>();
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
            ranges.add(new Range(at, at + part.length()));
        }
        return ranges;
    }

    private static int unknown(Tokenizer tokenizer) {
        for (String name : List.of("<unk>", "[UNK]")) {
            if (tokenizer.addedTokens().stream().anyMatch(token -> token.content().equals(name))) {
                return tokenizer.idOf(name).orElseThrow();
            }
        }
        return tokenizer.idOf("<unk>").orElse(-1); // no added token, but the model's own
    }

    private static long count(int[] ids, AddedToken token) {
        return Arrays.stream(ids).filter(id -> id == token.id()).count();
    }

    private static int[] last(int[] ids, int count) {
        return Arrays.copyOfRange(ids, ids.length - count, ids.length);
    }
}
