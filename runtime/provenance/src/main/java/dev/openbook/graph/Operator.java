package dev.openbook.graph;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operator's full name.
 *
 * @param domain who defines it; empty for ONNX itself
 * @param name its name within the domain
 */
record Operator(String domain, String name) {
    static final String DEFAULT_DOMAIN = "ai.onnx";
    private static final Set<String> DEFINED = Set.of(
            "", "ai.onnx.ml", "ai.onnx.training", "ai.onnx.preview", "ai.onnx.preview.training", "com.microsoft");

    /** ONNX's own domain has two spellings; one is kept. */
    Operator {
        domain = domain.equals(DEFAULT_DOMAIN) ? "" : domain;
    }

    /** Written out, because the one that records come with costs a process that reads one graph some ten milliseconds. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Operator operator && name.equals(operator.name) && domain.equals(operator.domain);
    }

    @Override
    public int hashCode() {
        return 31 * domain.hashCode() + name.hashCode();
    }

    /** The key under which facts count it. */
    String key() {
        return domain.isEmpty() ? name : domain + ":" + name;
    }

    /** Whether neither ONNX nor ONNX Runtime defines the domain. */
    boolean custom() {
        return !DEFINED.contains(domain) && !domain.startsWith("com.microsoft.");
    }
}
