package dev.openbook.onnx;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The oldest ONNX Runtime that may open models here. An application can bring another one than this library was built with; older
 * ones follow references in a graph to files and memory that newer ones refuse (microsoft/onnxruntime, pull requests 26776, 27430,
 * 28709 and 28725), and inspection should not be the only gate.
 */
final class EngineVersion {
    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\..*)?");
    private static final int MAJOR = 1;
    private static final int MINOR = 28;

    private EngineVersion() {}

    /**
     * Checks a version, such as {@code 1.28.0}.
     *
     * @throws OpenbookException with {@code ENGINE_FAILED} if it is older, or no version
     */
    static void require(String version) {
        Matcher parts = FORM.matcher(version);
        boolean known = parts.matches();
        int major = known ? Integer.parseInt(parts.group(1)) : 0;
        int minor = known ? Integer.parseInt(parts.group(2)) : 0;
        if (major < MAJOR || (major == MAJOR && minor < MINOR)) {
            throw new OpenbookException(
                    FailureCode.ENGINE_FAILED,
                    "The class path holds ONNX Runtime " + version + "; at least " + MAJOR + "." + MINOR
                            + " is needed, because older ones open files outside a model's folder. Let the build use the version that"
                            + " Openbook asks for.");
        }
    }
}
