package dev.openbook.provenance;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an ONNX file says of itself, read without loading its weights.
 *
 * @param file path of the graph within the model
 * @param irVersion version of the intermediate representation
 * @param opsets operator set version by domain; the default domain is {@code ai.onnx}
 * @param producer name and version of the program that wrote it, empty if it does not say
 * @param metadata free key-value pairs that the producer left
 * @param operators how often each operator occurs, subgraphs and functions included; outside the default domain the key
 *     is {@code domain:Operator}
 * @param customDomains operator domains that neither ONNX nor ONNX Runtime define
 * @param parameters number of weights, the scales and zero points of quantised ones included; packed low-bit weights counted one by one,
 *     and weights that several operators share once
 * @param dataTypes number of weights by element type
 * @param quantization low-bit schemes found, such as {@code MatMulNBits(bits=4, block_size=32, accuracy_level=4)}
 * @param dynamicQuantization whether activations are quantised on the fly, so that a result depends on what else is in
 *     the batch
 * @param inputs declared inputs, initialisers left out
 * @param outputs declared outputs
 * @param externalFiles files that hold weights outside the graph
 */
public record GraphFacts(
        String file,
        long irVersion,
        Map<String, Long> opsets,
        String producer,
        Map<String, String> metadata,
        Map<String, Long> operators,
        List<String> customDomains,
        long parameters,
        Map<String, Long> dataTypes,
        List<String> quantization,
        boolean dynamicQuantization,
        List<TensorFacts> inputs,
        List<TensorFacts> outputs,
        List<String> externalFiles) {
    /** Copies the collections; maps are sorted by their names. */
    public GraphFacts {
        opsets = sorted(opsets);
        metadata = sorted(metadata);
        operators = sorted(operators);
        customDomains = List.copyOf(customDomains);
        dataTypes = sorted(dataTypes);
        quantization = List.copyOf(quantization);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        externalFiles = List.copyOf(externalFiles);
    }

    /** In one order in every process, so that whatever is said of it is said in the same words. */
    private static <T> Map<String, T> sorted(Map<String, T> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
