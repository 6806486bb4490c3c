package dev.openbook.inspect;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds other people's files, which lie in a folder {@code shared} beside the checkout and are never part of it. */
public final class SharedData {
    private SharedData() {}

    /** A file or folder there; the test is skipped if it is not. */
    public static Path find(String path) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared").resolve(path);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        assumeTrue(false, "skipped: there is no shared/" + path + " beside the checkout");
        throw new IllegalStateException("unreachable");
    }
}
