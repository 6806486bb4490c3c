package dev.openbook.layout;

import dev.openbook.json.InvalidJsonException;
import dev.openbook.json.JsonLimits;
import dev.openbook.json.JsonReader;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.value.Json;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a folder's configuration files. One that is too large or not JSON becomes a finding and counts as absent. */
final class ConfigReader {
    private static final String REMEDY = "Fetch the file again from the model's publisher.";

    private final FolderContent folder;
    private final int maxBytes;
    private final JsonReader json;
    private final List<Finding> findings = new ArrayList<>();

    ConfigReader(FolderContent folder, int maxBytes) {
        this.folder = folder;
        this.maxBytes = maxBytes;
        this.json = JsonReader.tolerant(JsonLimits.ofBytes(maxBytes));
    }

    /** A file's value; empty if there is none that can be read. */
    Optional<Json> read(String path) {
        if (!folder.paths().contains(path)) {
            return Optional.empty();
        }
        if (folder.size(path) > maxBytes) {
            report("CONFIG_TOO_LARGE", path, String.format(
                    Locale.ROOT, "has %,d bytes; a configuration may have %,d", folder.size(path), maxBytes));
            return Optional.empty();
        }
        ByteBuffer bytes = folder.bytes(path);
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        try {
            return Optional.of(json.read(copy));
        } catch (InvalidJsonException e) {
            report("CONFIG_INVALID", path, e.problem() + e.place());
            return Optional.empty();
        }
    }

    private void report(String code, String path, String problem) {
        findings.add(new Finding(code, Severity.WARNING, path, path + " " + problem + "; it was not used.", REMEDY));
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
