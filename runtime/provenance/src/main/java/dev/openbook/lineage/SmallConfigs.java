package dev.openbook.lineage;

import dev.openbook.json.InvalidJsonException;
import dev.openbook.json.JsonLimits;
import dev.openbook.json.JsonReader;
import dev.openbook.layout.FolderContent;
import dev.openbook.value.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The small configuration files of a model. One that is too large or cannot be read counts as absent: whoever uses it reports. */
final class SmallConfigs {
    private static final int MAX_BYTES = 1 << 20;
    private static final JsonReader JSON = JsonReader.tolerant(JsonLimits.ofBytes(MAX_BYTES));

    private final FolderContent files;

    SmallConfigs(FolderContent files) {
        this.files = files;
    }

    /** An object in JSON; empty if there is none. */
    Json.Obj json(String path) {
        try {
            Optional<byte[]> bytes = bytes(path);
            return bytes.isPresent() && JSON.read(bytes.get()) instanceof Json.Obj object ? object : Json.object();
        } catch (InvalidJsonException e) {
            return Json.object();
        }
    }

    /** A text; empty if there is none. */
    Optional<String> text(String path) {
        return bytes(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private Optional<byte[]> bytes(String path) {
        if (!files.paths().contains(path) || files.size(path) > MAX_BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = files.bytes(path);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return Optional.of(bytes);
    }

    static Optional<String> text(Json.Obj object, String name) {
        return object.members().get(name) instanceof Json.Text text && !text.value().isBlank()
                ? Optional.of(text.value().strip())
                : Optional.empty();
    }

    /** A number as people write it, or a text. */
    static Optional<String> word(Json.Obj object, String name) {
        return object.members().get(name) instanceof Json.Num number && number.value() == Math.rint(number.value())
                ? Optional.of(Long.toString((long) number.value()))
                : text(object, name);
    }

    static Json.Obj object(Json.Obj object, String name) {
        return object.members().get(name) instanceof Json.Obj member ? member : Json.object();
    }
}
