package dev.openbook.graph;

/**
 * An operator's full name.
 *
 * @param domain who defines it; empty for ONNX itself
 * @param name its name within the domain
 */
record Operator(String domain, String name) {
    static final String DEFAULT_DOMAIN = "ai.onnx";

    /** ONNX's own domain has two spellings; one is kept. */
    Operator {
        domain = domain.equals(DEFAULT_DOMAIN) ? "" : domain;
    }

    /** The key under which facts count it. */
    String key() {
        return domain.isEmpty() ? name : domain + ":" + name;
    }

    /** Whether neither ONNX nor ONNX Runtime defines the domain. */
    boolean custom() {
        return !domain.isEmpty()
                && !domain.equals("ai.onnx.ml")
                && !domain.equals("ai.onnx.training")
                && !domain.equals("ai.onnx.preview.training")
                && !domain.equals("com.microsoft")
                && !domain.startsWith("com.microsoft.");
    }
}
