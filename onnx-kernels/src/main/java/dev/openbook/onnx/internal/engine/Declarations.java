package dev.openbook.onnx.internal.engine;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.openbook.onnx.session.TensorDeclaration;
import dev.openbook.onnx.session.TensorDeclaration.Element;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;

/** What an opened graph declares, without types of the engine. */
public final class Declarations {
    private Declarations() {}

    /** The inputs, in the graph's order. */
    public static List<TensorDeclaration> inputs(OrtSession session) throws OrtException {
        return declarations(session.getInputInfo().values());
    }

    /** The outputs, in the graph's order. */
    public static List<TensorDeclaration> outputs(OrtSession session) throws OrtException {
        return declarations(session.getOutputInfo().values());
    }

    /** The engine's type for ours. */
    public static OnnxJavaType type(Element element) {
        return switch (element) {
            case INT32 -> OnnxJavaType.INT32;
            case INT64 -> OnnxJavaType.INT64;
            case FLOAT -> OnnxJavaType.FLOAT;
            case FLOAT16 -> OnnxJavaType.FLOAT16;
            case BFLOAT16 -> OnnxJavaType.BFLOAT16;
            case BOOLEAN -> OnnxJavaType.BOOL;
            case OTHER -> OnnxJavaType.UNKNOWN;
        };
    }

    /** Our type for the engine's. */
    public static Element element(OnnxJavaType type) {
        return switch (type) {
            case INT32 -> Element.INT32;
            case INT64 -> Element.INT64;
            case FLOAT -> Element.FLOAT;
            case FLOAT16 -> Element.FLOAT16;
            case BFLOAT16 -> Element.BFLOAT16;
            case BOOL -> Element.BOOLEAN;
            default -> Element.OTHER;
        };
    }

    private static List<TensorDeclaration> declarations(Collection<NodeInfo> nodes) {
        return nodes.stream().map(Declarations::declaration).toList();
    }

    private static TensorDeclaration declaration(NodeInfo node) {
        if (node.getInfo() instanceof TensorInfo tensor) {
            return new TensorDeclaration(
                    node.getName(), element(tensor.type), LongStream.of(tensor.getShape()).boxed().toList());
        }
        return new TensorDeclaration(node.getName(), Element.OTHER, List.of());
    }
}
