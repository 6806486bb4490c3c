package dev.openbook.provenance;

import java.util.List;

/**
 * How a model's folder is arranged. Read once, by inspection; whoever opens the model takes the paths from here.
 *
 * @param kind the convention that the folder follows
 * @param graphs paths of its ONNX graphs, the one to open first
 * @param tokenizer path of the tokenizer file, or empty if there is none
 */
public record ModelLayout(Kind kind, List<String> graphs, String tokenizer) {

    /** Conventions of publishing an ONNX model. */
    public enum Kind {
        /** {@code modules.json} with pooling and prompts beside the transformer. */
        SENTENCE_TRANSFORMERS("sentence-transformers"),
        /** {@code genai_config.json} names everything. */
        ONNXRUNTIME_GENAI("onnxruntime-genai"),
        /** Configuration at the root, graphs under {@code onnx/}. */
        TRANSFORMERS_JS("transformers.js"),
        /** Configuration and graphs side by side. */
        OPTIMUM("optimum"),
        /** ONNX graphs with nothing known around them. */
        PLAIN_ONNX("onnx"),
        /** No ONNX graph at all. */
        UNKNOWN("unknown");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The name that the field knows it by. */
        public String label() {
            return label;
        }
    }

    /** Copies the list. */
    public ModelLayout {
        graphs = List.copyOf(graphs);
    }
}
