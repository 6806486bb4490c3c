package dev.openbook.receipt;

import dev.openbook.value.Json;

/**
 * What an answer was computed on. Recorded because floating-point results differ between engines, processors and numbers
 * of threads, and a replay that differs should be able to say why.
 *
 * @param library version of Openbook
 * @param engine version of ONNX Runtime
 * @param executionProvider what ONNX Runtime computed on, such as {@code CPU}
 * @param threads threads within one run of a model
 * @param java version and vendor of the Java runtime
 * @param operatingSystem name and version
 * @param architecture of the processor
 */
public record Platform(
        String library,
        String engine,
        String executionProvider,
        int threads,
        String java,
        String operatingSystem,
        String architecture) {

    /** This Java runtime, with the given engine. */
    public static Platform here(String library, String engine, String executionProvider, int threads) {
        return new Platform(
                library,
                engine,
                executionProvider,
                threads,
                Runtime.version() + " " + System.getProperty("java.vendor", "unknown"),
                System.getProperty("os.name", "unknown") + " " + System.getProperty("os.version", "unknown"),
                System.getProperty("os.arch", "unknown"));
    }

    Json.Obj json() {
        return Json.object()
                .with("library", library)
                .with("engine", engine)
                .with("executionProvider", executionProvider)
                .with("threads", threads)
                .with("java", java)
                .with("operatingSystem", operatingSystem)
                .with("architecture", architecture);
    }
}
