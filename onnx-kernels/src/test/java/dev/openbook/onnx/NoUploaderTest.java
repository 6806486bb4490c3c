package dev.openbook.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/**
 * The engine must not be able to report to anybody. The Linux library of ONNX Runtime 1.29.0 holds an HTTP client and
 * the address of a telemetry service. This reads every native library of the engine's jar for such addresses.
 */
class NoUploaderTest {
    private static final List<String> MARKS = List.of("events.data.microsoft.com", "OneCollector");

    @Test
    void noNativeLibraryOfTheEngineKnowsWhereToReport() throws Exception {
        URI engine = OrtEnvironment.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        List<String> faults = new ArrayList<>();
        int libraries = 0;
        try (JarFile jar = new JarFile(Path.of(engine).toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.getName().matches(".*\\.(so|dll|dylib)")) {
                    libraries++;
                    for (String mark : MARKS) {
                        if (holds(jar, entry, mark)) {
                            faults.add(entry.getName() + " holds " + mark);
                        }
                    }
                }
            }
        }
        assertThat(libraries).as("native libraries in " + engine).isGreaterThanOrEqualTo(8);
        assertThat(faults).isEmpty();
    }

    private static boolean holds(JarFile jar, JarEntry entry, String mark) throws IOException {
        byte[] bytes = jar.getInputStream(entry).readAllBytes();
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(mark);
    }
}
