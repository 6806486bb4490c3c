package dev.openbook.onnx.internal.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Device;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Devices by the names of ONNX Runtime's execution providers. What a device cannot compute, the processor does. */
final class Devices {

    /** A device that some build of ONNX Runtime serves. */
    private enum Known {
        CUDA(
                OrtProvider.CUDA,
                "Put com.microsoft.onnxruntime:onnxruntime_gpu in the place of com.microsoft.onnxruntime:onnxruntime, in the same"
                        + " version (Linux and Windows, x86-64), and install NVIDIA's driver, CUDA and cuDNN"),
        COREML(
                OrtProvider.CORE_ML,
                "com.microsoft.onnxruntime:onnxruntime holds it on macOS only"),
        DIRECTML(
                OrtProvider.DIRECT_ML,
                "It needs Windows and a build of ONNX Runtime with DirectML (--use_dml --build_java); com.microsoft.onnxruntime:onnxruntime"
                        + " does not hold it"),
        WEBGPU(
                OrtProvider.WEBGPU,
                "It needs a build of ONNX Runtime with WebGPU (--use_webgpu --build_java);"
                        + " com.microsoft.onnxruntime:onnxruntime does not hold it"),
        OPENVINO(
                OrtProvider.OPEN_VINO,
                "It needs a build of ONNX Runtime with OpenVINO (--use_openvino --build_java);"
                        + " com.microsoft.onnxruntime:onnxruntime does not hold it");

        private final OrtProvider provider;
        private final String remedy;

        Known(OrtProvider provider, String remedy) {
            this.provider = provider;
            this.remedy = remedy;
        }

        static Optional<Known> named(String name) {
            return Arrays.stream(values()).filter(known -> known.lowerCase().equals(name)).findFirst();
        }

        String lowerCase() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Devices() {}

    static void add(Device device, SessionOptions options) {
        if (device.provider().equals(Device.cpu().provider())) {
            return;
        }
        Known known = Known.named(device.provider()).orElseThrow(() -> unknown(device));
        if (!OrtEnvironment.getAvailableProviders().contains(known.provider)) {
            throw unavailable(known, "this ONNX Runtime was built without it", null);
        }
        try {
            add(known, device.options(), options);
        } catch (OrtException | IllegalArgumentException e) {
            throw unavailable(known, "it did not start", e);
        }
    }

    private static void add(Known known, Map<String, String> wishes, SessionOptions options) throws OrtException {
        switch (known) {
            case CUDA -> addCuda(wishes, options);
            case COREML -> options.addCoreML(wishes);
            case DIRECTML -> options.addDirectML(Integer.parseInt(wishes.getOrDefault("device_id", "0")));
            case WEBGPU -> options.addWebGPU(wishes);
            case OPENVINO -> options.addOpenVINO(wishes.getOrDefault("device_type", "CPU"));
        }
    }

    private static void addCuda(Map<String, String> wishes, SessionOptions options) throws OrtException {
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions()) {
            for (Map.Entry<String, String> wish : wishes.entrySet()) {
                cuda.add(wish.getKey(), wish.getValue());
            }
            options.addCUDA(cuda);
        }
    }

    private static OpenbookException unknown(Device device) {
        String known = Arrays.stream(Known.values()).map(Known::lowerCase).collect(Collectors.joining(", "));
        return new OpenbookException(
                FailureCode.DEVICE_UNAVAILABLE,
                "The device \"" + device.provider() + "\" was asked for; known are cpu, " + known + ".");
    }

    private static OpenbookException unavailable(Known known, String why, @Nullable Exception cause) {
        return new OpenbookException(
                FailureCode.DEVICE_UNAVAILABLE,
                "The device \"" + known.lowerCase() + "\" was asked for, but " + why + ". " + known.remedy
                        + "; or use the device cpu.",
                cause);
    }
}
