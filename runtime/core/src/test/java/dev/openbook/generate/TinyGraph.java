package dev.openbook.generate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** ONNX files that declare inputs and outputs and compute nothing, enough for inspection. Protobuf, field by field. */
final class TinyGraph {
    static final List<String> DECODER_INPUTS = List.of("input_ids", "attention_mask", "past_key_values.0.key", "past_key_values.0.value");
    static final List<String> DECODER_OUTPUTS = List.of("logits", "present.0.key", "present.0.value");

    private TinyGraph() {}

    static byte[] decoder() {
        return of(DECODER_INPUTS, DECODER_OUTPUTS);
    }

    static byte[] of(List<String> inputs, List<String> outputs) {
        ByteArrayOutputStream graph = new ByteArrayOutputStream();
        inputs.forEach(name -> field(graph, 11, value(name)));
        outputs.forEach(name -> field(graph, 12, value(name)));
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        model.writeBytes(new byte[] {1 << 3, 8}); // ir_version 8
        field(model, 7, graph.toByteArray());
        return model.toByteArray();
    }

    private static byte[] value(String name) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        field(value, 1, name.getBytes(StandardCharsets.UTF_8));
        return value.toByteArray();
    }

    private static void field(ByteArrayOutputStream out, int number, byte[] bytes) {
        out.write(number << 3 | 2);
        for (int rest = bytes.length; ; rest >>>= 7) {
            if (rest < 0x80) {
                out.write(rest);
                break;
            }
            out.write(rest & 0x7F | 0x80);
        }
        out.writeBytes(bytes);
    }
}
