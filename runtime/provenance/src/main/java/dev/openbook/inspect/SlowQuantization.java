package dev.openbook.inspect;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.provenance.GraphFacts;
import java.util.Optional;

/**
 * Notes low-bit weights that are multiplied in full precision. The level is an attribute of each {@code MatMulNBits} (<a
 * href="https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md#com.microsoft.MatMulNBits">contributed
 * operators</a>); at 4 the inputs are rounded to 8 bits, which on a CPU wrote 1.7 times as fast as at 0 (a decoder of half
 * a billion weights, one thread, ONNX Runtime 1.29).
 */
final class SlowQuantization {
    private static final String UNSET = "accuracy_level=0)";

    private SlowQuantization() {}

    static Optional<Finding> find(Optional<GraphFacts> first) {
        return first.filter(graph -> graph.quantization().stream().anyMatch(scheme -> scheme.endsWith(UNSET)))
                .map(graph -> new Finding(
                        "ACCURACY_LEVEL_UNSET",
                        Severity.INFO,
                        graph.file(),
                        "Its low-bit weights are multiplied in full precision, because the export sets no accuracy_level.",
                        "For writing faster on a CPU, choose an export with accuracy_level 4; its results differ slightly."));
    }
}
