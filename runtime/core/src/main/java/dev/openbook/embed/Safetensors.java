package dev.openbook.embed;

import dev.openbook.failure.OpenbookException;
import dev.openbook.internal.ConfigurationFiles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tensors in a {@code .safetensors} file: eight bytes that give the length of a JSON header, the header (type, shape and place
 * of each tensor), the numbers. Format: the documentation of Hugging Face's safetensors. For small files, such as those of
 * layers behind pooling.
 */
final class Safetensors {
    private static final int MAX_HEADER = 1 << 20;

    private final String path;
    private final JsonNode header;
    private final ByteBuffer numbers;

    private Safetensors(String path, JsonNode header, ByteBuffer numbers) {
        this.path = path;
        this.header = header;
        this.numbers = numbers;
    }

    /**
     * Reads the header.
     *
     * @throws OpenbookException with {@code MODEL_DAMAGED} if it is none
     */
    static Safetensors read(String path, ByteBuffer file) {
        ByteBuffer bytes = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        long length = bytes.remaining() < Long.BYTES ? -1 : bytes.getLong();
        if (length < 0 || length > MAX_HEADER || length > bytes.remaining()) {
            throw damaged(path, "has no header");
        }
        byte[] header = new byte[(int) length];
        bytes.get(header);
        try {
            return new Safetensors(path, new JsonMapper().readTree(header), bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
        } catch (JacksonException e) {
            throw ConfigurationFiles.damaged(path, "has a header that is not JSON", e);
        }
    }

    /**
     * The numbers of a tensor, in row-major order.
     *
     * @throws OpenbookException with {@code MODEL_DAMAGED} if there is none of that shape, or of another type than F32, F16, BF16
     */
    float[] floats(String name, int... shape) {
        JsonNode tensor = header.path(name);
        int[] declared = tensor.path("shape").valueStream().mapToInt(length -> length.asInt(-1)).toArray();
        if (!Arrays.equals(declared, shape)) {
            throw damaged(path, "has no tensor " + name + " of the shape " + Arrays.toString(shape));
        }
        String type = tensor.path("dtype").asString("");
        int width = switch (type) {
            case "F32" -> Float.BYTES;
            case "F16", "BF16" -> Short.BYTES;
            default -> throw damaged(path, "has numbers of the type \"" + type + "\"; F32, F16 and BF16 are read");
        };
        long count = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
        long start = tensor.path("data_offsets").path(0).asLong(-1);
        long end = tensor.path("data_offsets").path(1).asLong(-1);
        if (start < 0 || end > numbers.remaining() || end - start != count * width) {
            throw damaged(path, "ends before its tensor " + name + ", or gives it a place that does not fit");
        }
        float[] values = new float[Math.toIntExact(count)];
        for (int i = 0; i < values.length; i++) {
            int at = (int) start + i * width;
            values[i] = switch (type) {
                case "F32" -> numbers.getFloat(at);
                case "F16" -> Float.float16ToFloat(numbers.getShort(at));
                default -> Float.intBitsToFloat(numbers.getShort(at) << 16);
            };
        }
        return values;
    }

    private static OpenbookException damaged(String path, String what) {
        return ConfigurationFiles.damaged(path, what, null);
    }
}
