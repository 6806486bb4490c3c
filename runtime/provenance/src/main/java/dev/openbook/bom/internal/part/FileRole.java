package dev.openbook.bom.internal.part;

import dev.openbook.provenance.ModelCard;
import dev.openbook.provenance.ModelProvenance;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a file is for, as far as its name and place say. */
public enum FileRole {
    GRAPH("model"),
    WEIGHTS("data"),
    TOKENIZER("data"),
    CARD("documentation"),
    LICENSE("documentation"),
    CONFIGURATION("configuration"),
    OTHER("file");

    /** By convention; an exporter that splits the weights of a large graph numbers the files. */
    private static final Pattern WEIGHTS_NAME = Pattern.compile(".*\\.(?:onnx[_.]data(?:[_.]\\d+)?|safetensors|gguf|bin)");

    private final String spdx;

    FileRole(String spdx) {
        this.spdx = spdx;
    }

    public static FileRole of(String path, ModelProvenance model) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (model.layout().graphs().contains(path) || name.endsWith(".onnx")) {
            return GRAPH;
        }
        if (model.graph().filter(graph -> graph.externalFiles().contains(path)).isPresent()) {
            return WEIGHTS;
        }
        if (path.equals(model.layout().tokenizer())) {
            return TOKENIZER;
        }
        if (WEIGHTS_NAME.matcher(name).matches()) {
            return WEIGHTS;
        }
        if (model.card().map(ModelCard::file).filter(path::equals).isPresent()) {
            return CARD;
        }
        if (name.startsWith("license") || name.startsWith("licence") || name.equals("copying")) {
            return LICENSE;
        }
        return name.endsWith(".json") ? CONFIGURATION : OTHER;
    }

    public static FileRole of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As SPDX's {@code SoftwarePurpose} has it. */
    public String spdx() {
        return spdx;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
