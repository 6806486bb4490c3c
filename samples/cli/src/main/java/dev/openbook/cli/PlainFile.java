package dev.openbook.cli;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.value.PlainData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON files as plain data: messages, tools, variables of a template. The order of members is kept. */
final class PlainFile {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PlainFile() {}

    /** A list of objects. */
    static List<Map<String, @Nullable Object>> objects(Path file, String what) {
        if (!(read(file) instanceof List<?> items)) {
            throw invalid(file, "holds no JSON array of " + what + " ([{…}, …])", null);
        }
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        for (Object item : items) {
            if (!(item instanceof Map<?, ?> map)) {
                throw invalid(file, "holds something else than objects in its array of " + what, null);
            }
            objects.add(plain(file, map));
        }
        return objects;
    }

    /** One object. */
    static Map<String, @Nullable Object> object(Path file, String what) {
        if (!(read(file) instanceof Map<?, ?> map)) {
            throw invalid(file, "holds no JSON object of " + what + " ({…})", null);
        }
        return plain(file, map);
    }

    @SuppressWarnings("unchecked") // Jackson's objects have string keys only, and copying checks it
    private static Map<String, @Nullable Object> plain(Path file, Map<?, ?> map) {
        try {
            return PlainData.copyMap(String.valueOf(file.getFileName()), (Map<String, @Nullable Object>) map);
        } catch (IllegalArgumentException e) {
            throw invalid(file, "holds what cannot be used: " + e.getMessage(), e);
        }
    }

    private static @Nullable Object read(Path file) {
        String json = TextFile.read(file);
        try {
            return MAPPER.readValue(json, Object.class);
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw invalid(file, "is not JSON" + (place == null ? "" : " (line " + place.getLineNr() + ")"), e);
        }
    }

    private static OpenbookException invalid(Path file, String problem, @Nullable Throwable cause) {
        return new OpenbookException(
                FailureCode.ARGUMENT_INVALID, "The file " + file + " " + problem + ". Check the file and try again.", cause);
    }
}
