package dev.openbook.onnx.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import dev.openbook.onnx.session.CacheTensor;
import dev.openbook.onnx.session.TensorDeclaration.Element;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CacheLayoutProperties {
    private static final CacheTensor KEYS =
            new CacheTensor(0, "past.0", "present.0", Element.FLOAT16, List.of(1L, 4L, -1L, 8L), 2);

    @Property
    void roomIsEnoughAndAtMostHalfInVain(@ForAll @IntRange(min = 1, max = 2_000_000) int tokens) {
        int room = layout(2_000_000).roomFor(tokens);
        assertThat(room).isGreaterThanOrEqualTo(tokens);
        assertThat(room).isLessThanOrEqualTo(Math.max(64, tokens + tokens / 2));
    }

    @Property
    void roomEndsWithTheContext(
            @ForAll @IntRange(min = 4, max = 5_000) int context, @ForAll @IntRange(min = 1, max = 5_000) int tokens) {
        assertThat(layout(context).roomFor(Math.min(tokens, context))).isBetween(Math.min(tokens, context), context);
    }

    @Example
    void sizesAreFew() {
        CacheLayout layout = layout(100_000);
        assertThat(IntStream.range(1, 10_000).map(layout::roomFor).distinct().count()).isEqualTo(16);
        assertThat(layout.bytesPerToken()).isEqualTo(4 * 8 * 2);
    }

    private static CacheLayout layout(int context) {
        return new CacheLayout(OrtEnvironment.getEnvironment(), new DirectMemory(1), List.of(KEYS), context);
    }
}
