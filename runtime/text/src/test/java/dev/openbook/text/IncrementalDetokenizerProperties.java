package dev.openbook.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The pieces of the incremental detokenizer, joined, are the decoded text of all tokens: any ids, any tokenizer. */
class IncrementalDetokenizerProperties {
    private static final Map<String, Tokenizer> OPEN = new LinkedHashMap<>();

    @BeforeContainer
    static void open() {
        SampleTokenizers.all().forEach((name, files) -> OPEN.put(name, SampleTokenizers.open(files)));
    }

    @AfterContainer
    static void close() {
        OPEN.values().forEach(Tokenizer::close);
        OPEN.clear();
    }

    @Provide
    Arbitrary<String> tokenizers() {
        return Arbitraries.of(OPEN.keySet());
    }

    @Property(tries = 1_000)
    void randomTokensGiveTheDecodedText(@ForAll("tokenizers") String name, @ForAll long seed, @ForAll boolean skip) {
        Tokenizer tokenizer = OPEN.get(name);
        Random random = new Random(seed);
        int size = tokenizer.vocabularySize();
        int bound = random.nextBoolean() ? size : Math.min(size, 300); // bytes and special tokens come first in most
        int[] ids = random.ints(random.nextInt(40), 0, bound + 2).toArray();
        assertPiecesAreTheText(tokenizer, ids, skip);
    }

    @Property(tries = 1_000)
    void tokensOfTextsGiveTheDecodedText(@ForAll("tokenizers") String name, @ForAll String text, @ForAll boolean skip) {
        Tokenizer tokenizer = OPEN.get(name);
        assertPiecesAreTheText(tokenizer, tokenizer.ids(text, true), skip);
    }

    private static void assertPiecesAreTheText(Tokenizer tokenizer, int[] ids, boolean skip) {
        IncrementalDetokenizer detokenizer = tokenizer.detokenizer(skip);
        assertThat(detokenizer).isInstanceOf(StagedDetokenizer.class); // the other one would be right whatever it does
        List<String> pieces = new ArrayList<>();
        for (int id : ids) {
            pieces.add(detokenizer.add(id));
        }
        pieces.add(detokenizer.finish());
        assertThat(String.join("", pieces)).isEqualTo(tokenizer.decode(ids, skip));
        assertThat(pieces).allMatch(piece -> Tokenizers.halfSurrogate(piece).isEmpty());
    }
}
