package dev.openbook.bom.entry;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model's configuration says of how it is built. What it does not say is empty.
 *
 * @param family family of architectures, such as {@code llama}
 * @param architecture class of the model in the library that it was made with, such as {@code LlamaForCausalLM}
 * @param hyperparameters sizes by the names that CycloneDX reserves, such as {@code hidden_size}; in the order of the names
 */
public record ModelArchitecture(String family, String architecture, Map<String, String> hyperparameters) {
    /** Of a model whose configuration was not read. */
    public static final ModelArchitecture UNKNOWN = new ModelArchitecture("", "", Map.of());

    /** Copies the map and sorts it. */
    public ModelArchitecture {
        hyperparameters = Collections.unmodifiableMap(new TreeMap<>(hyperparameters));
    }
}
