package dev.openbook.embed;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.internal.ConfigurationFiles;
import dev.openbook.model.ModelContent;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the Dense modules of sentence-transformers: {@code config.json} and {@code model.safetensors} of their folders. */
final class DenseLayerReader {
    private static final int MAX_LENGTH = 1 << 16;
    private static final Map<String, DenseLayer.Activation> ACTIVATIONS = Map.of(
            "Identity", DenseLayer.Activation.IDENTITY,
            "Tanh", DenseLayer.Activation.TANH);

    private final ModelContent content;
    private final ConfigurationFiles files;

    DenseLayerReader(ModelContent content) {
        this.content = content;
        this.files = new ConfigurationFiles(content);
    }

    /**
     * Reads a layer.
     *
     * @param folder of the module within the model
     * @throws OpenbookException with {@code MODEL_DAMAGED} if a file contradicts itself, {@code MODEL_UNSUPPORTED} if there are no
     *     weights that can be read without running code
     */
    DenseLayer read(String folder) {
        String path = folder + "/config.json";
        JsonNode configuration = files.read(path);
        if (configuration.path("use_residual").asBoolean(false)) {
            throw unsupported(path, "adds a vector to its projection (use_residual), which is not supported");
        }
        int inputs = length(path, configuration, "in_features");
        int outputs = length(path, configuration, "out_features");
        String weightsPath = folder + "/model.safetensors";
        if (!content.contains(weightsPath)) {
            throw new OpenbookException(
                    FailureCode.MODEL_UNSUPPORTED,
                    "The model projects its vectors (" + path + "), but the weights for that, " + weightsPath
                            + ", are not there. Fetch that file from the model's publisher, or choose an export whose graph gives"
                            + " sentence_embedding. Weights in pytorch_model.bin are not read, because such files can run code.");
        }
        Safetensors tensors = Safetensors.read(weightsPath, content.bytes(weightsPath));
        float[] weights = tensors.floats("linear.weight", outputs, inputs);
        float[] bias = configuration.path("bias").asBoolean(true)
                ? tensors.floats("linear.bias", outputs)
                : new float[outputs];
        return new DenseLayer(inputs, outputs, weights, bias, activation(path, configuration));
    }

    private static int length(String path, JsonNode configuration, String name) {
        int length = configuration.path(name).asInt(0);
        if (length < 1 || length > MAX_LENGTH) {
            throw ConfigurationFiles.damaged(
                    path, "gives no usable " + name + " (1 to " + MAX_LENGTH + " are allowed)", null);
        }
        return length;
    }

    private static DenseLayer.Activation activation(String path, JsonNode configuration) {
        String name = configuration.path("activation_function").asString("Tanh"); // the module's own default
        DenseLayer.Activation activation = ACTIVATIONS.get(name.substring(name.lastIndexOf('.') + 1));
        if (activation == null) {
            throw unsupported(
                    path,
                    "asks for the activation \"" + name + "\"; known are " + ACTIVATIONS.keySet().stream().sorted().toList());
        }
        return activation;
    }

    private static OpenbookException unsupported(String path, String what) {
        return new OpenbookException(
                FailureCode.MODEL_UNSUPPORTED,
                "The model's file " + path + " " + what + ". Choose another embedding model.");
    }
}
