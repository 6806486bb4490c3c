package dev.openbook.cli;

import dev.openbook.model.ModelSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The bundled model as a folder, as a user would have one. */
final class BundledModelFolder {
    private BundledModelFolder() {}

    static Path in(Path target) throws IOException {
        var bundled = (ModelSource.Resources) BundledModels.minilm();
        for (Map.Entry<String, String> file : bundled.files().entrySet()) {
            Path path = target.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            try (InputStream in = bundled.loader().getResourceAsStream(file.getValue())) {
                Files.write(path, in.readAllBytes());
            }
        }
        return target;
    }
}
