package dev.openbook.graph;

import java.util.Locale;

/** Element types of ONNX tensors, in the order of their numbers in {@code TensorProto.DataType}. */
enum ElementType {
    /** None was given, or one that this version of ONNX is too new for. */
    UNKNOWN(0),
    FLOAT(32),
    UINT8(8),
    INT8(8),
    UINT16(16),
    INT16(16),
    INT32(32),
    INT64(64),
    STRING(0),
    BOOL(8),
    FLOAT16(16),
    DOUBLE(64),
    UINT32(32),
    UINT64(64),
    COMPLEX64(64),
    COMPLEX128(128),
    BFLOAT16(16),
    FLOAT8E4M3FN(8),
    FLOAT8E4M3FNUZ(8),
    FLOAT8E5M2(8),
    FLOAT8E5M2FNUZ(8),
    UINT4(4),
    INT4(4),
    FLOAT4E2M1(4),
    FLOAT8E8M0(8),
    UINT2(2),
    INT2(2),
    FLOAT6E2M3(6),
    FLOAT6E3M2(6);

    private static final ElementType[] BY_NUMBER = values();

    private final int bits;
    private final String label = name().toLowerCase(Locale.ROOT);

    ElementType(int bits) {
        this.bits = bits;
    }

    /** The type of a number. */
    static ElementType of(int number) {
        return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : UNKNOWN;
    }

    /** Bits of one element where it lies packed; 0 for strings, whose length varies, and where the type is not known. */
    int bits() {
        return bits;
    }

    /** The name in lower case, as facts show it. */
    String label() {
        return label;
    }
}
