package dev.openbook.onnx.internal.engine;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import dev.openbook.onnx.OnnxSettings;
import dev.openbook.onnx.OnnxSettings.GraphOptimisation;
import java.util.Map;

/**
 * How one graph is opened.
 *
 * @param settings of the engine
 * @param threads threads that work on one run
 * @param optimisation what the engine may do to the graph
 * @param entries further entries of the session's configuration
 */
public record EngineOptions(
        OnnxSettings settings, int threads, GraphOptimisation optimisation, Map<String, String> entries) {

    /** Copies the map. */
    public EngineOptions {
        entries = Map.copyOf(entries);
    }

    /** As the engine's settings say. */
    public static EngineOptions of(OnnxSettings settings) {
        return new EngineOptions(settings, settings.intraOpThreads(), settings.optimisation(), Map.of());
    }

    void apply(SessionOptions options) throws OrtException {
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        options.setCPUArenaAllocator(settings.arena());
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        options.addConfigEntry("session.intra_op.allow_spinning", settings.spinning() ? "1" : "0");
        options.setOptimizationLevel(
                switch (optimisation) {
                    case NONE -> OptLevel.NO_OPT;
                    case BASIC -> OptLevel.BASIC_OPT;
                    case EXTENDED -> OptLevel.EXTENDED_OPT;
                    case ALL -> OptLevel.ALL_OPT;
                });
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            options.addConfigEntry(entry.getKey(), entry.getValue());
        }
        Devices.add(settings.device(), options);
    }
}
