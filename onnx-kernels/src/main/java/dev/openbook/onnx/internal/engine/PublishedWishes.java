package dev.openbook.onnx.internal.engine;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Device;
import dev.openbook.onnx.DecoderSettings;
import dev.openbook.onnx.OnnxSettings;
import dev.openbook.onnx.OnnxSettings.GraphOptimisation;
import dev.openbook.onnx.PublishedSessionOptions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Weighs what a model's publisher asks of the engine against what its user wants. */
public final class PublishedWishes {
    /** Entries that change how numbers are computed and nothing else. */
    private static final Set<String> HONOURED = Set.of(
            "session.set_denormal_as_zero",
            "session.disable_quant_qdq",
            "session.disable_double_qdq_remover",
            "session.enable_quant_qdq_cleanup",
            "session.qdqisint8allowed",
            "session.x64quantprecision",
            "session.disable_aot_function_inlining",
            "session.use_device_allocator_for_initializers",
            "session.qdq_matmulnbits_accuracy_level",
            "optimization.enable_gelu_approximation",
            "mlas.enable_gemm_fastmath_arm64_bfloat16");
    /** Entries about speed that the user's settings decide. */
    private static final Set<String> LEFT_TO_THE_USER = Set.of(
            "session.intra_op.allow_spinning",
            "session.inter_op.allow_spinning",
            "session.force_spinning_stop",
            "session.disable_prepacking");

    /** What entries that are honoured take: off and on, or an accuracy level. */
    private static final Pattern NUMBER = Pattern.compile("[0-4]");
    private static final int MOST_THREADS_BY_DEFAULT = 4;

    private PublishedWishes() {}

    /**
     * Decides.
     *
     * @param processors how many there are
     * @param notices takes what the user should know
     * @throws OpenbookException with {@code MODEL_UNSAFE} or {@code MODEL_UNSUPPORTED} for what cannot be granted
     */
    public static EngineOptions granted(
            OnnxSettings settings, DecoderSettings decoder, int processors, List<String> notices) {
        PublishedSessionOptions published = decoder.published();
        if (published.customOperators().isPresent()) {
            throw new OpenbookException(
                    FailureCode.MODEL_UNSAFE,
                    "The model brings a program library of its own (custom_ops_library). Programs that come with models are"
                            + " not run. Choose an export that does without.");
        }
        weighDevices(settings.device(), published.devices(), notices);
        GraphOptimisation optimisation = published.optimisation()
                .filter(wished -> wished.compareTo(settings.optimisation()) < 0)
                .orElse(settings.optimisation());
        return new EngineOptions(
                settings,
                threads(decoder, processors, notices),
                optimisation,
                entries(published.configEntries(), notices));
    }

    private static int threads(DecoderSettings decoder, int processors, List<String> notices) {
        if (decoder.threads().isPresent()) {
            return decoder.threads().getAsInt();
        }
        int wished = decoder.published().intraOpThreads().orElse(0);
        if (wished > processors) {
            notices.add("The model asks for " + wished + " threads; " + processors + " processors are here, and as many are used.");
        }
        return Math.min(wished > 0 ? wished : MOST_THREADS_BY_DEFAULT, processors);
    }

    private static Map<String, String> entries(Map<String, String> wished, List<String> notices) {
        Map<String, String> granted = new TreeMap<>();
        for (Map.Entry<String, String> entry : new TreeMap<>(wished).entrySet()) {
            String key = entry.getKey();
            if (HONOURED.contains(key) && NUMBER.matcher(entry.getValue()).matches()) {
                granted.put(key, entry.getValue());
            } else if (HONOURED.contains(key)) {
                notices.add("The model asks for " + key + " with a value other than 0 to 4; it was left out.");
            } else if (LEFT_TO_THE_USER.contains(key)) {
                notices.add("The model asks for " + key + "; that is left to the user's settings.");
            } else {
                throw new OpenbookException(
                        FailureCode.MODEL_UNSUPPORTED,
                        "The model asks for the setting \"" + key + "\" of ONNX Runtime, which is not allowed here. Remove it from"
                                + " config_entries in genai_config.json if you trust the model without it.");
            }
        }
        return granted;
    }

    private static void weighDevices(Device chosen, List<Device> wished, List<String> notices) {
        for (Device device : wished) {
            if (!device.provider().equals(chosen.provider())) {
                notices.add("The model was made for the device " + device.provider() + "; it runs on " + chosen.provider()
                        + ", as the settings say.");
            } else if (!device.options().isEmpty() && !device.options().equals(chosen.options())) {
                notices.add("The model asks for options of the device " + device.provider() + " ("
                        + String.join(", ", device.options().keySet()) + "); only the user's own are given to it.");
            }
        }
    }
}
