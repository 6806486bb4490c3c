package dev.openbook.model;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a model runs.
 *
 * @param provider the engine's name for it in lower case: {@code cpu}, {@code cuda}, {@code coreml}, {@code directml},
 *     {@code webgpu}, {@code openvino}
 * @param options settings of that provider, such as {@code device_id}
 */
public record Device(String provider, Map<String, String> options) {
    private static final Device CPU = new Device("cpu", Map.of());

    /** Lower-cases the name and copies the options; {@code ARGUMENT_INVALID} for an empty name. */
    public Device {
        provider = provider.strip().toLowerCase(Locale.ROOT);
        if (provider.isEmpty()) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID, "A device without a name was given; allowed are names such as cpu or cuda.");
        }
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /** The processor. */
    public static Device cpu() {
        return CPU;
    }

    /** A device by its provider's name, such as {@code cuda}. */
    public static Device named(String provider) {
        return new Device(provider, Map.of());
    }
}
