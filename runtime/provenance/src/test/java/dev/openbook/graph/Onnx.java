package dev.openbook.graph;

import java.util.Map;

/** Small ONNX models for tests, built message by message. */
public final class Onnx {
    public static final int FLOAT = 1;
    public static final int UINT8 = 2;

    private Onnx() {}

    public static Proto model(Proto graph) {
        return new Proto()
                .number(1, 8)
                .text(2, "test")
                .text(3, "1.0")
                .message(8, new Proto().text(1, "").number(2, 17))
                .message(7, graph);
    }

    /** A model that adds one weight to its input. */
    public static byte[] adder() {
        return model(new Proto()
                        .message(1, node("", "Add", "x", "w"))
                        .message(5, tensor("w", FLOAT, new byte[4], 1))
                        .message(11, value("x", FLOAT, "batch"))
                        .message(12, value("y", FLOAT, "batch")))
                .toBytes();
    }

    /** A model whose one weight lies in another file. */
    public static byte[] external(Map<String, String> entries) {
        return model(new Proto().message(1, node("", "Add", "x", "w")).message(5, externalTensor(entries)))
                .toBytes();
    }

    public static Proto externalTensor(Map<String, String> entries) {
        Proto tensor = new Proto().number(1, 1).number(2, FLOAT).text(8, "w").number(14, 1);
        entries.forEach((key, value) -> tensor.message(13, new Proto().text(1, key).text(2, value)));
        return tensor;
    }

    public static Proto node(String domain, String operator, String... inputs) {
        Proto node = new Proto();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(4, operator).text(7, domain);
    }

    public static Proto integer(String name, long value) {
        return new Proto().text(1, name).number(3, value).number(20, 2);
    }

    public static Proto tensor(String name, int type, byte[] raw, long... dimensions) {
        Proto tensor = new Proto();
        for (long dimension : dimensions) {
            tensor.number(1, dimension);
        }
        return tensor.number(2, type).text(8, name).bytes(9, raw);
    }

    public static Proto value(String name, int type, String dimension) {
        Proto shape = new Proto()
                .message(1, new Proto().text(2, dimension))
                .message(1, new Proto().number(1, 3))
                .message(1, new Proto());
        Proto tensor = new Proto().number(1, type).message(2, shape);
        return new Proto().text(1, name).message(2, new Proto().message(1, tensor));
    }
}
