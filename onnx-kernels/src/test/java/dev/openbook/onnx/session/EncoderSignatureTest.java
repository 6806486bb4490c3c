package dev.openbook.onnx.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.onnx.session.EncoderSignature.Input;
import dev.openbook.onnx.session.TensorDeclaration.Element;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncoderSignatureTest {

    @Test
    void inputsAreTakenAsDeclared() {
        EncoderSignature signature = EncoderSignature.of(
                "model.onnx",
                List.of(tensor("input_ids", Element.INT64), tensor("attention_mask", Element.INT32)),
                List.of(tensor("x", Element.FLOAT)));
        assertThat(signature.inputs()).isEqualTo(Map.of(Input.IDS, Element.INT64, Input.MASK, Element.INT32));
        assertThat(signature.output().name()).isEqualTo("x");
        assertThat(signature.masksPadding()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "last_hidden_state token_embeddings sentence_embedding, sentence_embedding",
        "last_hidden_state token_embeddings, token_embeddings",
        "pooler_output last_hidden_state, last_hidden_state",
        "logits hidden, logits"
    })
    void theMostTellingOutputIsRead(String outputs, String read) {
        List<TensorDeclaration> declared =
                Stream.of(outputs.split(" ")).map(name -> tensor(name, Element.FLOAT)).toList();
        EncoderSignature signature =
                EncoderSignature.of("model.onnx", List.of(tensor("input_ids", Element.INT64)), declared);
        assertThat(signature.output().name()).isEqualTo(read);
        assertThat(signature.masksPadding()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "input_ids past_key_values.0.key, text generator",
        "input_ids decoder_input_ids, turns text into text",
        "pixel_values, reads pictures",
        "input_features, reads sound",
        "input_ids bbox, \"bbox\"",
        "attention_mask, no input_ids"
    })
    void otherKindsOfModelAreNamed(String inputs, String part) {
        List<TensorDeclaration> declared =
                Stream.of(inputs.split(" ")).map(name -> tensor(name, Element.INT64)).toList();
        assertThatThrownBy(() ->
                        EncoderSignature.of("model.onnx", declared, List.of(tensor("logits", Element.FLOAT))))
                .isInstanceOfSatisfying(
                        OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_UNSUPPORTED))
                .hasMessageContaining(part);
    }

    @Test
    void cachesOfModelsThatGiveVectorsStayEmpty() {
        TensorDeclaration cache = cache(Element.FLOAT16, -1L, 8L, -1L, 64L);
        EncoderSignature signature = withCache(cache);
        assertThat(signature.caches()).containsExactly(cache);
        assertThat(signature.inputs()).containsOnlyKeys(Input.IDS);
        for (TensorDeclaration other : List.of(
                cache(Element.INT64, -1L, 8L, -1L, 64L), cache(Element.FLOAT, -1L, 8L, 32L, 64L),
                cache(Element.FLOAT, -1L, -1L, -1L, 64L), cache(Element.FLOAT, 2L, -1L, 8L))) {
            assertThatThrownBy(() -> withCache(other))
                    .isInstanceOfSatisfying(
                            OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.MODEL_UNSUPPORTED))
                    .hasMessageContaining("keeps a cache");
        }
    }

    private static EncoderSignature withCache(TensorDeclaration cache) {
        return EncoderSignature.of(
                "model.onnx", List.of(tensor("input_ids", Element.INT64), cache), List.of(tensor("last_hidden_state", Element.FLOAT)));
    }

    private static TensorDeclaration cache(Element element, Long... shape) {
        return new TensorDeclaration("past_key_values.0.key", element, List.of(shape));
    }

    @Test
    void tokensMustBeWholeNumbers() {
        assertThatThrownBy(() -> EncoderSignature.of(
                        "model.onnx",
                        List.of(tensor("input_ids", Element.FLOAT)),
                        List.of(tensor("logits", Element.FLOAT))))
                .hasMessageContaining("whole numbers");
    }

    @Test
    void theShapeOfInputsIsThatOfAllOfThem() {
        assertThat(shape(List.of(-1L, -1L), List.of(-1L, -1L))).isEqualTo(BatchShape.open());
        assertThat(shape(List.of(-1L, 128L), List.of(1L, -1L)))
                .isEqualTo(new BatchShape(OptionalInt.of(1), OptionalInt.of(128)));
        assertThatThrownBy(() -> shape(List.of(-1L, 128L), List.of(-1L, 64L))).hasMessageContaining("128 and 64");
        assertThatThrownBy(() -> shape(List.of(-1L, 128L), List.of(-1L))).hasMessageContaining("1 dimensions");
        assertThatThrownBy(() -> shape(List.of(0L, 128L), List.of(-1L, -1L))).hasMessageContaining("0 rows or columns");
    }

    private static BatchShape shape(List<Long> ids, List<Long> mask) {
        return EncoderSignature.of(
                        "model.onnx",
                        List.of(
                                new TensorDeclaration("input_ids", Element.INT64, ids),
                                new TensorDeclaration("attention_mask", Element.INT64, mask)),
                        List.of(tensor("logits", Element.FLOAT)))
                .shape();
    }

    private static TensorDeclaration tensor(String name, Element element) {
        return new TensorDeclaration(name, element, List.of(-1L, -1L));
    }
}
