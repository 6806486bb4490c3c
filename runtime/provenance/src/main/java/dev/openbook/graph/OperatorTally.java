package dev.openbook.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts operators and names the low-bit schemes that they amount to. */
final class OperatorTally {
    /** Quantise activations by the range of the very batch that they are in. */
    private static final Set<String> DYNAMIC =
            Set.of("DynamicQuantizeLinear", "DynamicQuantizeMatMul", "DynamicQuantizeLSTM");
    /** Compute with 8-bit integers that other operators have made. */
    private static final Set<String> INTEGER = Set.of(
            "MatMulInteger", "MatMulIntegerToFloat", "ConvInteger", "QAttention", "QGemm", "QEmbedLayerNormalization");
    /** MatMulNBits rounds its activations to 8 bits, row by row, at this level. */
    private static final long INT8_ACTIVATIONS = 4;

    private final Map<Operator, Long> counts = new HashMap<>();
    private final Set<Operator> definedHere = new HashSet<>();
    private final Set<String> schemes = new TreeSet<>();
    private boolean dynamic;

    /** Counts a node; true if it says something that none before it said. */
    boolean add(Node node) {
        int known = counts.size() + schemes.size();
        counts.put(node.operator(), counts.getOrDefault(node.operator(), 0L) + 1);
        if (!node.operator().custom()) {
            addScheme(node);
        }
        return counts.size() + schemes.size() > known;
    }

    private void addScheme(Node node) {
        String name = node.operator().name();
        if (DYNAMIC.contains(name)) {
            dynamic = true;
            schemes.add(name);
        } else if (INTEGER.contains(name)
                || name.startsWith("QLinear")
                || name.startsWith("QOrdered")
                || name.equals("QuantizeLinear")
                || name.equals("DequantizeLinear")) {
            schemes.add(name);
        } else {
            addBlockScheme(node);
        }
    }

    private void addBlockScheme(Node node) {
        switch (node.operator().name()) {
            case "MatMulNBits" -> {
                long accuracy = node.integer("accuracy_level", 0);
                dynamic |= accuracy == INT8_ACTIVATIONS;
                schemes.add("MatMulNBits(bits=" + node.integer("bits", 4) + ", block_size=" + node.integer("block_size", 0)
                        + ", accuracy_level=" + accuracy + ")");
            }
            case "MatMulBnb4" -> schemes.add("MatMulBnb4(bits=4, block_size=" + node.integer("block_size", 0) + ")");
            case "GatherBlockQuantized" -> schemes.add("GatherBlockQuantized(bits=" + node.integer("bits", 4)
                    + ", block_size=" + node.integer("block_size", 128) + ")");
            case "QMoE" -> schemes.add("QMoE(bits=" + node.integer("expert_weight_bits", 4) + ")");
            default -> {}
        }
    }

    /** The model itself defines this operator as a function. */
    void addDefinition(Operator function) {
        definedHere.add(function);
    }

    Map<String, Long> counts() {
        Map<String, Long> byKey = new TreeMap<>();
        for (Map.Entry<Operator, Long> entry : counts.entrySet()) {
            String key = entry.getKey().key();
            byKey.put(key, byKey.getOrDefault(key, 0L) + entry.getValue());
        }
        return byKey;
    }

    List<String> customDomains() {
        Set<String> domains = new TreeSet<>();
        for (Operator operator : counts.keySet()) {
            if (operator.custom() && !definedHere.contains(operator)) {
                domains.add(operator.domain());
            }
        }
        return List.copyOf(domains);
    }

    List<String> schemes() {
        return List.copyOf(schemes);
    }

    boolean dynamic() {
        return dynamic;
    }
}
