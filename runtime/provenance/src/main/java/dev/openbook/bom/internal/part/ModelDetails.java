package dev.openbook.bom.internal.part;

import java.util.List;

/**
 * What only models have. What is not known is empty.
 *
 * @param task what it is for
 * @param family its family of architectures, such as {@code llama}
 * @param architecture its architecture, such as {@code LlamaForCausalLM}
 * @param datasets data sets that it was made with, or that a card beside it describes
 * @param inputs what goes in: name, element type and dimensions
 * @param outputs what comes out
 * @param metrics reported results
 * @param considerations the card's words
 * @param properties facts of the model as such, under the names that CycloneDX reserves ({@code cdx:ai-ml:model:…})
 */
public record ModelDetails(
        String task,
        String family,
        String architecture,
        List<DatasetUse> datasets,
        List<String> inputs,
        List<String> outputs,
        List<Metric> metrics,
        Considerations considerations,
        List<Property> properties) {
    public List<String> datasetReferences() {
        return datasets.stream().map(DatasetUse::reference).toList();
    }
}
