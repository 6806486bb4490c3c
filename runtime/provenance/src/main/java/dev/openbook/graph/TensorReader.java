package dev.openbook.graph;

import java.util.ArrayList;
import java.util.List;
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
    private static final int MAX_ENTRIES = 64;
    /** As long as a path may be on most systems. */
    private static final int MAX_ENTRY_BYTES = 4096;
    private static final int MAX_SHOWN_NAME = 80;

    private String name = "";
    private long elements = 1;
    private int dataType;
    private final HeldNumbers held = new HeldNumbers();
    private boolean inside;
    private boolean outside;
    private List<ExternalPlace.Entry> entries = List.of();

    private TensorReader() {}

    static Tensor read(WireReader message, long offset) {
        TensorReader reader = new TensorReader();
        while (message.next()) {
            reader.field(message, offset);
        }
        return reader.tensor(offset);
    }

    private void field(WireReader message, long offset) {
        switch (message.key()) {
            case DIMS -> dimension(message.number(), offset);
            case DIMS_PACKED -> {
                WireReader row = message.packed();
                while (!row.atEnd()) {
                    dimension(row.nextPacked(), offset);
                }
            }
            // Enumerations have 32 bits, and engines cut off the rest.
            case DATA_TYPE -> dataType = (int) message.number();
            case NAME -> name = message.text();
            case RAW_DATA -> held.raw(message.length());
            case FLOAT_DATA, FLOAT_DATA_UNPACKED -> held.add(HeldNumbers.Field.FLOAT, message.countPacked(Float.BYTES));
            case DOUBLE_DATA, DOUBLE_DATA_UNPACKED -> held.add(HeldNumbers.Field.DOUBLE, message.countPacked(Double.BYTES));
            case INT32_DATA -> held.add(HeldNumbers.Field.INT32, message.countPacked());
            case INT64_DATA -> held.add(HeldNumbers.Field.INT64, message.countPacked());
            case UINT64_DATA -> held.add(HeldNumbers.Field.UINT64, message.countPacked());
            case INT32_DATA_UNPACKED -> held.add(HeldNumbers.Field.INT32, 1);
            case INT64_DATA_UNPACKED -> held.add(HeldNumbers.Field.INT64, 1);
            case UINT64_DATA_UNPACKED -> held.add(HeldNumbers.Field.UINT64, 1);
            case STRING_DATA -> held.add(HeldNumbers.Field.STRING, 1);
            case EXTERNAL_DATA -> entry(message.message(), offset);
            case DATA_LOCATION -> location((int) message.number());
            default -> {}
        }
    }

    private void location(int number) {
        outside |= number == LOCATION_EXTERNAL;
        inside |= number != LOCATION_EXTERNAL;
    }

    private void dimension(long size, long offset) {
        if (size < 0) {
            throw new DamagedGraphException(offset, "is damaged: " + named() + " has a negative dimension, " + size + ".");
        }
        try {
            elements = Math.multiplyExact(elements, size);
        } catch (ArithmeticException e) {
            throw tooLarge(offset);
        }
    }

    private void entry(WireReader message, long offset) {
        String key = "";
        String value = "";
        while (message.next()) {
            switch (message.key()) {
                case ENTRY_KEY -> key = message.text(MAX_ENTRY_BYTES);
                case ENTRY_VALUE -> value = message.text(MAX_ENTRY_BYTES);
                default -> {}
            }
        }
        if (entries.size() == MAX_ENTRIES) {
            throw new DamagedGraphException(
                    offset, "is damaged: " + named() + " describes its place outside with more than " + MAX_ENTRIES + " words.");
        }
        entries = entries.isEmpty() ? new ArrayList<>(4) : entries;
        entries.add(new ExternalPlace.Entry(key, value));
    }

    private Tensor tensor(long offset) {
        if (inside && outside) {
            throw new DamagedGraphException(
                    offset, "is damaged: " + named() + " says both that its numbers lie in the graph and that they do not.");
        }
        ElementType type = ElementType.of(dataType);
        Optional<ExternalPlace> place =
                outside || !entries.isEmpty() ? Optional.of(new ExternalPlace(entries, outside)) : Optional.empty();
        Tensor tensor = new Tensor(name, elements, type, place, offset);
        try {
            long declared = tensor.packedBytes();
            if (!outside && type != ElementType.UNKNOWN && !held.fit(type, elements, declared)) {
                throw new DamagedGraphException(
                        offset,
                        "is damaged: " + named() + " declares " + WireReader.grouped(elements) + " numbers in "
                                + WireReader.grouped(declared) + " bytes but holds " + held + ".");
            }
        } catch (ArithmeticException e) {
            throw tooLarge(offset);
        }
        return tensor;
    }

    private DamagedGraphException tooLarge(long offset) {
        return new DamagedGraphException(offset, "is damaged: the dimensions of " + named() + " exceed all memory.");
    }

    private String named() {
        String shown = name.length() > MAX_SHOWN_NAME ? name.substring(0, MAX_SHOWN_NAME) + "…" : name;
        return name.isEmpty() ? "a tensor" : "the tensor \"" + shown + "\"";
    }
}
