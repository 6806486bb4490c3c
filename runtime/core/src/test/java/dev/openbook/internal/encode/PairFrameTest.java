package dev.openbook.internal.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.EncoderFolder;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.inspect.ModelInspector;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.text.PairTokenization;
import dev.openbook.text.Tokenizer;
import dev.openbook.text.Tokenizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rows that are put together are those that the tokenizer makes of both texts. */
class PairFrameTest {
    private static final List<String> TEXTS = List.of(
            "", " ", "Who can apply?", "Caf\u00e9 \uD83E\uDD16 [SEP] re-registered", "\u5317\u4eac grants", "the ".repeat(300));

    @TempDir
    Path folder;

    @Test
    void rowsAreThoseOfThePair() {
        withTokenizer(EncoderFolder.source("reranker"), this::assertRows);
    }

    @Test
    void theSecondTextMayStandInFront() throws IOException {
        EncoderFolder model = EncoderFolder.copy("reranker", folder);
        String json = Files.readString(model.path().resolve("tokenizer.json"));
        int pair = json.indexOf("\"pair\"");
        String swapped = json.substring(pair)
                .replaceFirst("\"id\": \"A\"", "\"id\": \"X\"")
                .replaceFirst("\"id\": \"B\"", "\"id\": \"A\"")
                .replaceFirst("\"id\": \"X\"", "\"id\": \"B\"");
        withTokenizer(model.with("tokenizer.json", json.substring(0, pair) + swapped).source(), tokenizer -> {
            assertThat(tokenizer.encodePair("the", "a").secondStart()).isEqualTo(1);
            assertRows(tokenizer);
        });
    }

    @Test
    void aTokenizerThatDoesNotShowThePlaceIsRefused() {
        EncoderFolder model = EncoderFolder.copy("reranker", folder)
                .replacing(
                        "tokenizer.json",
                        "\"type\": \"BertNormalizer\",\n    \"clean_text\": true,",
                        "\"type\": \"Replace\", \"pattern\": {\"String\": \"a\"}, \"content\": \"\",");
        withTokenizer(model.source(), tokenizer -> assertThatThrownBy(() -> PairFrame.ofFirst(tokenizer, "the"))
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_UNSUPPORTED))
                .hasMessageContaining("letter \"a\""));
    }

    @Test
    void nothingButEmptyTextsIsRefusedWhereNoSpecialTokensAreAdded() {
        EncoderFolder model = EncoderFolder.copy("reranker", folder);
        JsonMapper json = new JsonMapper();
        ObjectNode file = (ObjectNode) json.readTree(model.path().resolve("tokenizer.json").toFile());
        file.putNull("post_processor");
        withTokenizer(model.with("tokenizer.json", json.writeValueAsString(file)).source(), tokenizer -> {
            PairFrame empty = PairFrame.ofFirst(tokenizer, "");
            assertThat(empty.with(tokenizer.ids("the", false), new TokenRange(0, 1)).ids()).hasSize(1);
            assertThatThrownBy(() -> empty.with(new int[0], new TokenRange(0, 0)))
                    .isInstanceOfSatisfying(
                            OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.ARGUMENT_INVALID))
                    .hasMessageContaining("no special tokens");
        });
    }

    private void assertRows(Tokenizer tokenizer) {
        for (String first : TEXTS) {
            for (String second : TEXTS) {
                PairTokenization pair = tokenizer.encodePair(first, second);
                int[] firstIds = tokenizer.ids(first, false);
                int[] secondIds = tokenizer.ids(second, false);
                PairFrame ofFirst = PairFrame.ofFirst(tokenizer, first);
                PairFrame ofSecond = PairFrame.ofSecond(tokenizer, second);
                assertThat(ofFirst.tokens()).isEqualTo(firstIds.length);
                assertThat(ofSecond.tokens()).isEqualTo(secondIds.length);
                int most = secondIds.length;
                assertRow(ofFirst.with(secondIds, new TokenRange(0, most)), pair.secondWindow(0, most));
                assertRow(ofFirst.with(secondIds, new TokenRange(most / 3, most / 2)), pair.secondWindow(most / 3, most / 2));
                assertRow(ofSecond.with(firstIds, new TokenRange(0, firstIds.length)), pair.firstWindow(0, firstIds.length));
            }
        }
    }

    private static void assertRow(EncoderInput row, PairTokenization.Row expected) {
        assertThat(row.ids()).isEqualTo(expected.ids());
        assertThat(row.typeIds()).isEqualTo(expected.typeIds());
    }

    private static void withTokenizer(ModelSource source, Consumer<Tokenizer> work) {
        try (ModelContent content = ModelInspector.create().inspect(source);
                Tokenizer tokenizer = Tokenizers.open(content)) {
            work.accept(tokenizer);
        }
    }
}
