package dev.openbook.text.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Templates with what transformers and jinja2 made of them; see make_goldens.py beside the resources. */
final class TemplateCases {
    /** When the clock of the reference stood. */
    static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 23, 14, 5, 9);

    /**
     * A template to fill.
     *
     * @param expected empty where Python raised
     */
    record Case(String name, String template, Map<String, Object> variables, Optional<String> expected) {}

    private TemplateCases() {}

    static List<Case> goldens() {
        JsonNode goldens = new JsonMapper().readTree(resource("goldens.json"));
        List<Case> cases = new ArrayList<>();
        for (JsonNode each : goldens.path("cases")) {
            String template = each.has("file")
                    ? resource("chats/" + each.path("file").asString())
                    : each.path("template").asString();
            JsonNode variables = goldens.path("variables").path(each.path("variables").asString());
            cases.add(new Case(each.path("name").asString(), template, members(variables), expected(each)));
        }
        return cases;
    }

    static Optional<String> expected(JsonNode golden) {
        JsonNode expected = golden.path("expected");
        return expected.isNull() ? Optional.empty() : Optional.of(expected.asString());
    }

    static String resource(String name) {
        try (InputStream in = TemplateCases.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> members(JsonNode object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.properties().forEach(member -> map.put(member.getKey(), plain(member.getValue())));
        return map;
    }

    private static Object plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL -> null;
            case BOOLEAN -> node.asBoolean();
            case NUMBER -> node.isIntegralNumber() ? (Object) node.asLong() : (Object) node.asDouble();
            case STRING -> node.asString();
            case ARRAY -> {
                List<Object> list = new ArrayList<>();
                node.forEach(item -> list.add(plain(item)));
                yield list;
            }
            default -> members(node);
        };
    }
}
