package dev.openbook.text.convert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code tokenizer_config.json} and its older companions say of a tokenizer. */
final class Settings {
    private static final List<String> ROLES =
            List.of("bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token");

    private final JsonNode config;
    private final JsonNode specials;
    private final JsonNode older;

    Settings(FolderFiles files) {
        this.config = files.object("tokenizer_config.json");
        this.specials = files.object("special_tokens_map.json");
        this.older = files.object("added_tokens.json");
    }

    /** The class of transformers without its suffix for the fast variant; empty if none is named. */
    String kind() {
        return config.path("tokenizer_class").asString("").replaceFirst("Fast$", "");
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = config.path(name);
        return value.isBoolean() ? value.booleanValue() : otherwise;
    }

    Optional<Boolean> flag(String name) {
        JsonNode value = config.path(name);
        return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
    }

    /** A token by its role, such as {@code cls_token}. */
    Optional<String> token(String role) {
        return content(config.path(role)).or(() -> content(specials.path(role)));
    }

    /**
     * The added tokens, with the ids that the library will give them.
     *
     * @param vocabulary ids by spelling
     * @param usual special tokens that count as named although no file names them; those that the vocabulary has not are
     *     left out
     */
    ArrayNode addedTokens(Map<String, Integer> vocabulary, List<String> usual) {
        Map<String, ObjectNode> tokens = new LinkedHashMap<>();
        JsonNode described = config.path("added_tokens_decoder");
        List<Integer> ids = new ArrayList<>();
        described.propertyNames().forEach(id -> ids.add(number(id)));
        ids.stream().sorted().forEach(id -> {
            JsonNode token = described.path(String.valueOf(id));
            String content = token.path("content").asString("");
            tokens.put(content, token(id, content, token.path("special").asBoolean(false))
                    .put("lstrip", token.path("lstrip").asBoolean(false))
                    .put("rstrip", token.path("rstrip").asBoolean(false))
                    .put("normalized", token.path("normalized").asBoolean(false))
                    .put("single_word", token.path("single_word").asBoolean(false)));
        });
        Set<String> special = named();
        special.addAll(usual);
        older.propertyStream()
                .sorted(Comparator.comparingInt(entry -> entry.getValue().asInt(-1)))
                .forEach(entry -> tokens.putIfAbsent(
                        entry.getKey(), token(entry.getValue().asInt(-1), entry.getKey(), special.contains(entry.getKey()))));
        special.stream()
                .filter(vocabulary::containsKey)
                .forEach(content -> tokens.putIfAbsent(content, token(vocabulary.getOrDefault(content, -1), content, true)));
        return checked(tokens, vocabulary);
    }

    private Set<String> named() {
        Set<String> named = new LinkedHashSet<>();
        ROLES.forEach(role -> token(role).ifPresent(named::add));
        for (JsonNode source : List.of(config, specials)) {
            source.path("additional_special_tokens").valueStream().flatMap(token -> content(token).stream()).forEach(named::add);
        }
        return named;
    }

    /** The library numbers tokens that the vocabulary has not from its end on; the files must agree. */
    private static ArrayNode checked(Map<String, ObjectNode> tokens, Map<String, Integer> vocabulary) {
        ArrayNode array = FolderFiles.JSON.createArrayNode();
        int next = vocabulary.size();
        for (Map.Entry<String, ObjectNode> entry : tokens.entrySet()) {
            Integer known = vocabulary.get(entry.getKey());
            int expected = known == null ? next++ : known;
            int id = entry.getValue().path("id").asInt(-1);
            if (id != expected || entry.getKey().isEmpty()) {
                throw new ConversionRefusal("the added token " + entry.getKey() + " has the number " + id
                        + " where " + expected + " would follow from the vocabulary");
            }
            array.add(entry.getValue());
        }
        return array;
    }

    /** An added token that takes no white space along; spelled in the text as it was if it is special. */
    static ObjectNode token(int id, String content, boolean special) {
        return FolderFiles.JSON.createObjectNode()
                .put("id", id)
                .put("content", content)
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", !special)
                .put("special", special);
    }

    private static Optional<String> content(JsonNode token) {
        String content = token.isObject() ? token.path("content").asString("") : token.isString() ? token.stringValue() : "";
        return content.isEmpty() ? Optional.empty() : Optional.of(content);
    }

    private static int number(String id) {
        try {
            return Integer.parseInt(id);
        } catch (NumberFormatException e) {
            throw new ConversionRefusal("tokenizer_config.json numbers an added token \"" + id + "\"");
        }
    }
}
