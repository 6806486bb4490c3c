package dev.openbook.readers;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds real documents beside the checkout; tests that need them are skipped, visibly, where they are not. */
public final class SharedData {

    private SharedData() {}

    public static Path find(String path) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared").resolve("data").resolve(path);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        Assumptions.abort("shared/data/" + path + " is not beside this checkout");
        throw new AssertionError();
    }
}
