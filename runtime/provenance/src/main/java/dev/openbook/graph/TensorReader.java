package dev.openbook.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a {@code TensorProto} and checks that it holds as much as its dimensions declare. */
final class TensorReader {
    private static final int DIMS = 1 << 3 | WireReader.VARINT;
    private static final int DIMS_PACKED = 1 << 3 | WireReader.BYTES;
    private static final int DATA_TYPE = 2 << 3 | WireReader.VARINT;
    private static final int FLOAT_DATA = 4 << 3 | WireReader.BYTES;
    private static final int INT32_DATA = 5 << 3 | WireReader.BYTES;
    private static final int INT32_DATA_UNPACKED = 5 << 3 | WireReader.VARINT;
    private static final int STRING_DATA = 6 << 3 | WireReader.BYTES;
    private static final int INT64_DATA = 7 << 3 | WireReader.BYTES;
    private static final int INT64_DATA_UNPACKED = 7 << 3 | WireReader.VARINT;
    private static final int NAME = 8 << 3 | WireReader.BYTES;
    private static final int RAW_DATA = 9 << 3 | WireReader.BYTES;
    private static final int DOUBLE_DATA = 10 << 3 | WireReader.BYTES;
    private static final int UINT64_DATA = 11 << 3 | WireReader.BYTES;
    private static final int UINT64_DATA_UNPACKED = 11 << 3 | WireReader.VARINT;
    private static final int FLOAT_DATA_UNPACKED = 4 << 3 | WireReader.FIXED_32;
    private static final int DOUBLE_DATA_UNPACKED = 10 << 3 | WireReader.FIXED_64;
    private static final int EXTERNAL_DATA = 13 << 3 | WireReader.BYTES;
    private static final int DATA_LOCATION = 14 << 3 | WireReader.VARINT;
    private static final int ENTRY_KEY = 1 << 3 | WireReader.BYTES;
    private static final int ENTRY_VALUE = 2 << 3 | WireReader.BYTES;
    private static final int LOCATION_EXTERNAL = 1;
    private static final int MAX_SHOWN_NAME = 80;

    private String name = "";
    private long elements = 1;
    private long dataType;
    private long rawBytes = -1;
    private long floatBytes = -1;
    private long doubleBytes = -1;
    private boolean otherData;
    private boolean outside;
    private final Map<String, String> external = new LinkedHashMap<>();

    private TensorReader() {}

    static Tensor read(WireReader message, int offset) {
        TensorReader reader = new TensorReader();
        while (message.next()) {
            reader.field(message, offset);
        }
        return reader.tensor(offset);
    }

    private void field(WireReader message, int offset) {
        switch (message.key()) {
            case DIMS -> dimension(message.number(), offset);
            case DIMS_PACKED -> {
                WireReader row = message.packed();
                while (!row.atEnd()) {
                    dimension(row.nextPacked(), offset);
                }
            }
            case DATA_TYPE -> dataType = message.number();
            case FLOAT_DATA, FLOAT_DATA_UNPACKED -> floatBytes = Math.max(0, floatBytes) + message.length();
            case NAME -> name = message.text();
            case RAW_DATA -> rawBytes = message.length();
            case DOUBLE_DATA, DOUBLE_DATA_UNPACKED -> doubleBytes = Math.max(0, doubleBytes) + message.length();
            case INT32_DATA, INT32_DATA_UNPACKED, STRING_DATA, INT64_DATA, INT64_DATA_UNPACKED -> otherData = true;
            case UINT64_DATA, UINT64_DATA_UNPACKED -> otherData = true;
            case EXTERNAL_DATA -> entry(message.message());
            case DATA_LOCATION -> outside = message.number() == LOCATION_EXTERNAL;
            default -> {}
        }
    }

    private void dimension(long size, int offset) {
        if (size < 0) {
            throw new DamagedGraphException(offset, "is damaged: " + named() + " has a negative dimension, " + size + ".");
        }
        try {
            elements = Math.multiplyExact(elements, size);
        } catch (ArithmeticException e) {
            throw new DamagedGraphException(offset, "is damaged: the dimensions of " + named() + " exceed all memory.");
        }
    }

    private void entry(WireReader message) {
        String key = "";
        String value = "";
        while (message.next()) {
            switch (message.key()) {
                case ENTRY_KEY -> key = message.text();
                case ENTRY_VALUE -> value = message.text();
                default -> {}
            }
        }
        external.put(key, value);
    }

    private Tensor tensor(int offset) {
        Optional<ElementType> type = ElementType.of(dataType);
        Tensor tensor =
                new Tensor(name, elements, type, outside ? Optional.of(Map.copyOf(external)) : Optional.empty(), offset);
        long declared;
        try {
            declared = tensor.packedBytes();
        } catch (ArithmeticException e) {
            throw new DamagedGraphException(offset, "is damaged: the dimensions of " + named() + " exceed all memory.");
        }
        if (!outside && type.isPresent()) {
            requireHeld(declared, type.get(), offset);
        }
        return tensor;
    }

    /** Numbers in the integer fields are of varying length: that they are there is all that is checked. */
    private void requireHeld(long declared, ElementType type, int offset) {
        boolean raw = rawBytes >= 0 && type != ElementType.STRING;
        long typed = type == ElementType.FLOAT ? floatBytes : type == ElementType.DOUBLE ? doubleBytes : -1;
        long held = raw ? rawBytes : typed;
        boolean empty = rawBytes < 0 && floatBytes < 0 && doubleBytes < 0 && !otherData;
        if (empty ? elements > 0 : held >= 0 && held != declared) {
            throw new DamagedGraphException(
                    offset,
                    "is damaged: " + named() + " declares " + WireReader.grouped(elements) + " numbers in "
                            + WireReader.grouped(declared) + " bytes but holds " + WireReader.grouped(Math.max(0, held))
                            + " bytes.");
        }
    }

    private String named() {
        String shown = name.length() > MAX_SHOWN_NAME ? name.substring(0, MAX_SHOWN_NAME) + "…" : name;
        return name.isEmpty() ? "a tensor" : "the tensor \"" + shown + "\"";
    }
}
