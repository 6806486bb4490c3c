package dev.openbook.bom.internal.listing;

import dev.openbook.bom.internal.part.Property;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.TensorFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the graph says of itself, as properties. */
final class GraphProperties {
    private static final String PREFIX = "openbook:onnx:";

    private GraphProperties() {}

    /** All of it under names of ours. */
    static List<Property> of(GraphFacts graph) {
        List<Property> properties = new ArrayList<>();
        add(properties, "file", graph.file());
        add(properties, "ir-version", Long.toString(graph.irVersion()));
        sorted(graph.opsets()).forEach((domain, version) -> add(properties, "opset:" + domain, version.toString()));
        add(properties, "producer", graph.producer());
        sorted(graph.metadata()).forEach((key, value) -> add(properties, "metadata:" + key, value));
        add(properties, "operators", sorted(graph.operators()).entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", ")));
        graph.customDomains().forEach(domain -> add(properties, "custom-domain", domain));
        sorted(graph.dataTypes()).forEach((type, count) -> add(properties, "parameters:" + type, count.toString()));
        graph.quantization().forEach(scheme -> add(properties, "quantization", scheme));
        add(properties, "dynamic-quantization", Boolean.toString(graph.dynamicQuantization()));
        graph.externalFiles().forEach(file -> add(properties, "external-file", file));
        return properties;
    }

    /** A tensor in one line: name, element type, dimensions. */
    static String format(TensorFacts tensor) {
        return tensor.name() + ": " + tensor.dataType() + "[" + String.join(", ", tensor.dimensions()) + "]";
    }

    private static void add(List<Property> properties, String name, String value) {
        if (!value.isEmpty()) {
            properties.add(new Property(PREFIX + name, value));
        }
    }

    private static <V> Map<String, V> sorted(Map<String, V> map) {
        return new TreeMap<>(map);
    }
}
