package dev.openbook.graph;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a tensor holds in the graph itself: raw bytes, or numbers in the field that its type has
 * (<a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3">TensorProto</a>). Raw bytes count where both are there, as
 * for engines.
 */
final class HeldNumbers {
    /** Fields for numbers. */
    enum Field {
        FLOAT,
        DOUBLE,
        INT32,
        INT64,
        UINT64,
        STRING
    }

    /** Made when a field is there, because most tensors have raw bytes. */
    private Map<Field, Long> counts = Map.of();
    private long rawBytes = -1;

    void raw(long bytes) {
        rawBytes = bytes;
    }

    void add(Field field, long numbers) {
        counts = counts.isEmpty() ? new EnumMap<>(Field.class) : counts;
        counts.merge(field, numbers, Long::sum);
    }

    /** Whether as much is held as is declared. */
    boolean fit(ElementType type, long elements, long declaredBytes) {
        if (rawBytes >= 0 && type != ElementType.STRING) {
            return rawBytes == declaredBytes;
        }
        return counts.getOrDefault(field(type), 0L) == numbers(type, elements, declaredBytes);
    }

    private static Field field(ElementType type) {
        return switch (type) {
            case FLOAT, COMPLEX64 -> Field.FLOAT;
            case DOUBLE, COMPLEX128 -> Field.DOUBLE;
            case INT64 -> Field.INT64;
            case UINT32, UINT64 -> Field.UINT64;
            case STRING -> Field.STRING;
            default -> Field.INT32;
        };
    }

    /** Complex numbers take two, those narrower than a byte share one. */
    private static long numbers(ElementType type, long elements, long declaredBytes) {
        return switch (type) {
            case COMPLEX64, COMPLEX128 -> Math.multiplyExact(elements, 2L);
            default -> type.bits() > 0 && type.bits() < 8 ? declaredBytes : elements;
        };
    }

    /** As the end of a sentence that says what is held. */
    @Override
    public String toString() {
        return rawBytes >= 0
                ? WireReader.grouped(rawBytes) + " bytes"
                : WireReader.grouped(counts.values().stream().mapToLong(Long::longValue).sum()) + " numbers";
    }
}
