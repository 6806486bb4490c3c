package dev.openbook.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tokens and offsets as Python's tokenizers 0.23.2 gives them (offsets turned into UTF-16 indices). */
class TokenizationGoldenTest {

    @TestFactory
    List<DynamicTest> tokensOffsetsAndDecodedTextAreThoseOfTheReference() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        try (InputStream in = getClass().getResourceAsStream("tokenizations.golden.json")) {
            for (JsonNode golden : new JsonMapper().readTree(in)) {
                String name = golden.path("tokenizer").asString() + ": " + golden.path("text").asString();
                tests.add(DynamicTest.dynamicTest(name, () -> compare(golden)));
            }
        }
        assertThat(tests).hasSize(16);
        return tests;
    }

    private static void compare(JsonNode golden) {
        String text = golden.path("text").asString();
        var content = FilesInMemory.ofResource(golden.path("tokenizer").asString() + "-tokenizer.json");
        try (Tokenizer tokenizer = Tokenizers.open(content, "tokenizer.json")) {
            Tokenization tokens = tokenizer.encode(text, true);

            assertThat(tokens.ids()).containsExactly(integers(golden.path("ids")));
            assertThat(tokens.typeIds()).containsExactly(integers(golden.path("typeIds")));
            assertThat(tokens.tokens())
                    .isEqualTo(golden.path("tokens").valueStream().map(JsonNode::asString).toList());
            int[] special = integers(golden.path("special"));
            for (int i = 0; i < special.length; i++) {
                JsonNode offset = golden.path("offsets").get(i);
                assertThat(tokens.starts()[i]).isEqualTo(offset.get(0).asInt());
                assertThat(tokens.ends()[i]).isEqualTo(offset.get(1).asInt());
                assertThat(tokens.special()[i]).isEqualTo(special[i] == 1);
            }
            assertThat(tokenizer.ids(text, true)).isEqualTo(tokens.ids());
            assertThat(tokenizer.ids(text, false)).containsExactly(integers(golden.path("plainIds")));
            assertThat(tokenizer.count(text)).isEqualTo(golden.path("plainIds").size());
            assertThat(tokenizer.decode(tokens.ids(), true))
                    .isEqualTo(golden.path("decoded").asString());
        }
    }

    private static int[] integers(JsonNode array) {
        return array.valueStream().mapToInt(JsonNode::asInt).toArray();
    }
}
