package dev.openbook.onnx;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which graphs of a model make up its decoder, and what its files say about them.
 *
 * @param graph path of the graph within the model
 * @param graphWithPast path of a second graph that reads on from a cache, where the first one ({@code decoder_model.onnx}) takes
 *     none; empty for graphs that do both, which most are
 * @param names what their inputs and outputs are called
 * @param headSize numbers per key of a head, as the model's configuration says ({@code head_size}, {@code head_dim}); asked for only
 *     where a graph leaves it open, as those of onnxruntime-genai do
 */
public record DecoderGraphs(String graph, Optional<String> graphWithPast, DecoderNames names, OptionalInt headSize) {

    /** One graph with the usual names. */
    public static DecoderGraphs of(String graph) {
        return new DecoderGraphs(graph, Optional.empty(), DecoderNames.standard(), OptionalInt.empty());
    }

    /** Two graphs with the usual names, as older exports of optimum have: {@code decoder_model.onnx, decoder_with_past_model.onnx}. */
    public static DecoderGraphs pair(String first, String withPast) {
        return new DecoderGraphs(first, Optional.of(withPast), DecoderNames.standard(), OptionalInt.empty());
    }

    /** The same with other names. */
    public DecoderGraphs withNames(DecoderNames names) {
        return new DecoderGraphs(graph, graphWithPast, names, headSize);
    }

    /** The same with the size of a head. */
    public DecoderGraphs withHeadSize(int headSize) {
        return new DecoderGraphs(graph, graphWithPast, names, OptionalInt.of(headSize));
    }
}
