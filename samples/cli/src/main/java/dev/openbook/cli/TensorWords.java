package dev.openbook.cli;

import dev.openbook.provenance.TensorFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Inputs and outputs of a graph in words; those that differ by a number only, one for each layer, are said once. */
final class TensorWords {
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private TensorWords() {}

    /** Such as {@code past_key_values.0.key float[batch, 8, past, 64] (30 like it)}. */
    static String of(List<TensorFacts> tensors) {
        Map<String, Integer> alike = new LinkedHashMap<>();
        Map<String, String> first = new LinkedHashMap<>();
        for (TensorFacts tensor : tensors) {
            String kind = " " + tensor.dataType() + tensor.dimensions();
            String key = NUMBER.matcher(tensor.name()).replaceAll("#") + kind;
            alike.merge(key, 1, Integer::sum);
            first.putIfAbsent(key, tensor.name() + kind);
        }
        return first.entrySet().stream()
                .map(entry -> {
                    int count = alike.getOrDefault(entry.getKey(), 1);
                    return entry.getValue() + (count == 1 ? "" : " (" + count + " like it)");
                })
                .collect(Collectors.joining(", "));
    }
}
