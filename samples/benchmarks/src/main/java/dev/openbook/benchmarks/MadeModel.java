package dev.openbook.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Makes ONNX models of a wanted size out of random numbers, with their weights in files beside the graph. */
final class MadeModel {
    private static final int FLOAT = 1;
    private static final int PIECE_BYTES = 1 << 20;

    private final ByteArrayOutputStream graph = new ByteArrayOutputStream();

    /** Adds a multiplication of a matrix whose numbers lie outside. */
    MadeModel product(int number, String file, long offset, long bytes) {
        String weight = "model.layers." + number + ".mlp.gate_proj.weight";
        ByteArrayOutputStream node = new ByteArrayOutputStream();
        text(node, 1, "/model/layers." + number + "/input_layernorm/output_0");
        text(node, 1, weight);
        text(node, 2, "/model/layers." + number + "/mlp/gate_proj/MatMul_output_0");
        text(node, 3, "/model/layers." + number + "/mlp/gate_proj/MatMul");
        text(node, 4, "MatMul");
        bytes(graph, 1, node.toByteArray());
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        number(tensor, 1, bytes / Float.BYTES);
        number(tensor, 2, FLOAT);
        text(tensor, 8, weight);
        entry(tensor, "location", file);
        entry(tensor, "offset", Long.toString(offset));
        entry(tensor, "length", Long.toString(bytes));
        number(tensor, 14, 1);
        bytes(graph, 5, tensor.toByteArray());
        return this;
    }

    /** Adds numbers that lie in the graph itself. */
    MadeModel constant(int number, int bytes) {
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        number(tensor, 1, bytes / Float.BYTES);
        number(tensor, 2, FLOAT);
        text(tensor, 8, "constant_" + number);
        bytes(tensor, 9, new byte[bytes]);
        bytes(graph, 5, tensor.toByteArray());
        return this;
    }

    int size() {
        return graph.size();
    }

    void write(Path file) throws IOException {
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        number(model, 1, 8);
        bytes(model, 7, graph.toByteArray());
        Files.write(file, model.toByteArray());
    }

    /** Writes random bytes, the same each time. */
    static void weights(Path file, long size) throws IOException {
        byte[] piece = new byte[PIECE_BYTES];
        Random random = new Random(size);
        try (OutputStream stream = Files.newOutputStream(file)) {
            for (long left = size; left > 0; left -= PIECE_BYTES) {
                random.nextBytes(piece);
                stream.write(piece, 0, (int) Math.min(left, PIECE_BYTES));
            }
        }
    }

    private static void entry(ByteArrayOutputStream tensor, String key, String value) {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        text(entry, 1, key);
        text(entry, 2, value);
        bytes(tensor, 13, entry.toByteArray());
    }

    private static void number(ByteArrayOutputStream out, int field, long value) {
        varint(out, (long) field << 3);
        varint(out, value);
    }

    private static void text(ByteArrayOutputStream out, int field, String value) {
        bytes(out, field, value.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(ByteArrayOutputStream out, int field, byte[] value) {
        varint(out, (long) field << 3 | 2);
        varint(out, value.length);
        out.writeBytes(value);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
