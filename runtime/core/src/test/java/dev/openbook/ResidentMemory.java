package dev.openbook;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory this process has, what is native included, where the system tells. */
public final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() {}

    /** Skips a test that cannot do without. */
    public static void assumeKnown() {
        assumeTrue(Files.isReadable(STATUS), "skipped: this system does not tell how much memory a process has");
    }

    /** Kilobytes after a collection of garbage; 0 where the system does not tell. */
    public static long kilobytes() throws IOException {
        System.gc();
        return !Files.isReadable(STATUS)
                ? 0
                : Files.readAllLines(STATUS).stream()
                        .filter(line -> line.startsWith("VmRSS"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow();
    }
}
