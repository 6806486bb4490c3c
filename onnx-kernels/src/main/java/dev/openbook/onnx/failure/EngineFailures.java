package dev.openbook.onnx.failure;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtException.OrtErrorCode;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Maps failures of ONNX Runtime. Its error codes alone do not tell a damaged file from an unknown operator (both come as
 * {@code FAIL} or {@code INVALID_GRAPH}), so the message is looked at too; each phrase below was seen from
 * versions 1.28 and 1.29.
 */
public final class EngineFailures {
    private static final int LONGEST_REASON = 200;
    private static final Pattern OPERATOR =
            Pattern.compile("(?:error: |No Op registered for |implementation for |for the node )([\\w.:]+)");
    /** What stands before the reason: the code, and a function of the engine with its arguments. */
    private static final Pattern PREFIX = Pattern.compile("^Error code - \\w+ - message: (?:/\\S+:\\d+ [^)]*\\) )?");

    private EngineFailures() {}

    /** The engine itself cannot start. */
    public static OpenbookException starting(Throwable cause) {
        return new OpenbookException(
                FailureCode.ENGINE_FAILED,
                "ONNX Runtime cannot start on this machine (" + System.getProperty("os.name") + ", "
                        + System.getProperty("os.arch") + "). It runs on Linux with glibc 2.28 or newer (x86-64, ARM64),"
                        + " macOS (ARM64) and Windows (x86-64), and unpacks itself into the temporary folder, which must be"
                        + " writable and allow programs (-Djava.io.tmpdir=FOLDER names another one).",
                cause);
    }

    /**
     * A graph cannot be opened.
     *
     * @param graph path of the graph within the model
     * @param device where it was to run
     * @param rareFormats number formats in it that few devices compute with, such as {@code bfloat16}, as far as is known
     */
    public static OpenbookException opening(String graph, String device, List<String> rareFormats, Exception cause) {
        String reason = reason(cause);
        return reason.contains("Could not find an implementation for")
                ? notOnDevice(graph, device, rareFormats, operator(reason), cause)
                : opening(graph, cause);
    }

    /**
     * An operation is known, but not for these numbers, or not in this version. The engine does not say which of both, so where the
     * graph holds formats that are rare they are named.
     */
    private static OpenbookException notOnDevice(
            String graph, String device, List<String> rareFormats, String operator, Exception cause) {
        String how = rareFormats.isEmpty()
                ? "in a number format or a version that"
                : "with numbers of the format " + String.join(", ", rareFormats) + ", which";
        return new OpenbookException(
                FailureCode.MODEL_UNSUPPORTED,
                "The graph " + graph + " uses an operation" + operator + " " + how + " ONNX Runtime cannot run on the device " + device
                        + ". Choose a variant of the model in another number format (fp32, fp16 or int4), or a device that can.",
                cause);
    }

    /**
     * A graph cannot be opened, or what it declares cannot be read.
     *
     * @param graph path of the graph within the model
     */
    public static OpenbookException opening(String graph, Exception cause) {
        String reason = reason(cause);
        OrtErrorCode code = code(cause);
        if (code == OrtErrorCode.ORT_INVALID_PROTOBUF
                || reason.contains("No graph was found")
                || reason.contains("Missing opset")
                || reason.contains("no elements remaining")) {
            return damaged(graph, "is not a whole ONNX file: it was cut off or is of another kind", cause);
        }
        if (reason.contains("xternal data")) {
            return damaged(graph, "needs weights from a file beside it that is missing, incomplete or elsewhere", cause);
        }
        if (reason.contains("Unsupported model IR version") || reason.contains("guarantees* support")) {
            return unsupported(graph, "is written for a newer version of ONNX than this one can run", cause);
        }
        if (code == OrtErrorCode.ORT_NOT_IMPLEMENTED
                || reason.contains("is not a registered function/op")
                || reason.contains("No Op registered for")) {
            return unsupported(graph, "uses an operation that ONNX Runtime does not have" + operator(reason), cause);
        }
        if (code == OrtErrorCode.ORT_INVALID_GRAPH
                || code == OrtErrorCode.ORT_INVALID_ARGUMENT
                || reason.startsWith("Type Error")) {
            return damaged(graph, "contradicts itself", cause);
        }
        return failed("ONNX Runtime could not open the graph " + graph, reason, cause);
    }

    /** A graph failed while it ran. */
    public static OpenbookException running(String graph, Exception cause) {
        String reason = reason(cause);
        if (reason.contains("out of data bounds") || reason.contains("cos_cache dimension 0 shall not be less")) {
            return damaged(graph, "has no entry for a token or a position that it was given; tokenizer and graph do not"
                    + " belong together, or the model's stated length is too large", cause);
        }
        return failed("ONNX Runtime failed while running the graph " + graph, reason, cause);
    }

    /** A graph failed in its first run, on a few tokens: rather for what it is than for what it was given. */
    public static OpenbookException runningFirst(String graph, Exception cause) {
        OpenbookException failure = running(graph, cause);
        return failure.code() == FailureCode.ENGINE_FAILED
                ? unsupported(graph, "does not run on what it declares to take (" + shortened(reason(cause)) + ")", cause)
                : failure;
    }

    private static OpenbookException damaged(String graph, String what, Exception cause) {
        return new OpenbookException(
                FailureCode.MODEL_DAMAGED,
                "The graph " + graph + " " + what + ". Fetch the model again from its publisher and compare the digests.",
                cause);
    }

    private static OpenbookException unsupported(String graph, String what, Exception cause) {
        return new OpenbookException(
                FailureCode.MODEL_UNSUPPORTED,
                "The graph " + graph + " " + what + ". Choose an export for ONNX Runtime, such as those of onnx-community"
                        + " or optimum.",
                cause);
    }

    private static OpenbookException failed(String what, String reason, Exception cause) {
        return new OpenbookException(
                FailureCode.ENGINE_FAILED,
                what + ": " + shortened(reason) + ". Report it with this message, the model and the platform.",
                cause);
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }

    private static String operator(String reason) {
        Matcher matcher = OPERATOR.matcher(reason);
        return matcher.find() ? " (" + matcher.group(1) + ")" : "";
    }

    private static OrtErrorCode code(Exception cause) {
        return cause instanceof OrtException engine ? engine.getCode() : OrtErrorCode.ORT_JAVA_UNKNOWN;
    }

    /** The first line of the engine's message. It names tensors, nodes and shapes, never text of a caller. */
    private static String reason(Exception cause) {
        String message = PREFIX.matcher(String.valueOf(cause.getMessage())).replaceFirst("");
        return message.lines().findFirst().orElse("no reason given").strip();
    }
}
