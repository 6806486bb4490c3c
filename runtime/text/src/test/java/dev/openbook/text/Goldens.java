package dev.openbook.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our texts, and what Python makes of them; written by src/test/python/tokenization_goldens.py. */
final class Goldens {
    static final List<String> TEXTS =
            read("texts").valueStream().map(JsonNode::asString).toList();

    private Goldens() {}

    static JsonNode read(String name) {
        try (InputStream in = Goldens.class.getResourceAsStream("goldens/" + name + ".json")) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Checks ids, offsets and decoded text of every text. */
    static void compare(String name, Tokenizer tokenizer) {
        JsonNode goldens = read(name);
        assertThat(goldens.size()).isEqualTo(TEXTS.size()).isGreaterThan(100);
        for (int i = 0; i < TEXTS.size(); i++) {
            String text = TEXTS.get(i);
            JsonNode golden = goldens.get(i);
            int[] plain = integers(golden.path("plain"));
            assertThat(tokenizer.ids(text, false)).as(text).containsExactly(plain);
            assertThat(tokenizer.ids(text, true)).as(text)
                    .containsExactly(golden.has("framed") ? integers(golden.path("framed")) : plain);
            Tokenization tokens = tokenizer.encode(text, false);
            assertThat(offsets(tokens)).as(text).containsExactly(integers(golden.path("offsets")));
            for (int id : plain) {
                assertThat(tokenizer.idOf(tokenizer.tokenOf(id))).hasValue(id);
            }
            if (!golden.path("decoded").isNull()) {
                assertThat(tokenizer.decode(plain, true)).as(text).isEqualTo(golden.path("decoded").asString(text));
            }
        }
    }

    static int[] integers(JsonNode array) {
        return array.valueStream().mapToInt(JsonNode::asInt).toArray();
    }

    private static int[] offsets(Tokenization tokens) {
        return IntStream.range(0, tokens.ids().length)
                .flatMap(i -> IntStream.of(tokens.starts()[i], tokens.ends()[i]))
                .toArray();
    }
}
