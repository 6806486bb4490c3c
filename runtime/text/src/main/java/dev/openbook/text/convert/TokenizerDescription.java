package dev.openbook.text.convert;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A {@code tokenizer.json} in the making. */
final class TokenizerDescription {
    private final ObjectNode root = FolderFiles.JSON.createObjectNode().put("version", "1.0");

    TokenizerDescription with(String member, JsonNode value) {
        root.set(member, value);
        return this;
    }

    /**
     * A text frame, of tokens by spelling and id.
     *
     * @param before in front of a text, or of the first of two
     * @param between in front of the second of two
     * @param after behind every text
     */
    TokenizerDescription frame(Map<String, Integer> before, Map<String, Integer> between, Map<String, Integer> after) {
        ObjectNode processor = stage("TemplateProcessing");
        ArrayNode single = processor.putArray("single");
        ArrayNode pair = processor.putArray("pair");
        ObjectNode defined = FolderFiles.JSON.createObjectNode();
        for (int sequence = 0; sequence < 2; sequence++) {
            int type = sequence;
            (sequence == 0 ? before : between).forEach((token, id) -> special(pair, token, type));
            pair.addObject().putObject("Sequence").put("id", sequence == 0 ? "A" : "B").put("type_id", type);
            after.forEach((token, id) -> special(pair, token, type));
        }
        before.forEach((token, id) -> special(single, token, 0));
        single.addObject().putObject("Sequence").put("id", "A").put("type_id", 0);
        after.forEach((token, id) -> special(single, token, 0));
        for (Map<String, Integer> side : List.of(before, between, after)) {
            side.forEach((token, id) -> {
                ObjectNode entry = defined.putObject(token).put("id", token);
                entry.putArray("ids").add(id);
                entry.putArray("tokens").add(token);
            });
        }
        processor.set("special_tokens", defined);
        return with("post_processor", processor);
    }

    String text() {
        return root.toString();
    }

    static ObjectNode stage(String type) {
        return FolderFiles.JSON.createObjectNode().put("type", type);
    }

    static ObjectNode sequence(String members, ObjectNode... stages) {
        ObjectNode sequence = stage("Sequence");
        ArrayNode array = sequence.putArray(members);
        for (ObjectNode stage : stages) {
            array.add(stage);
        }
        return sequence;
    }

    static ObjectNode replace(String from, String to) {
        ObjectNode replace = stage("Replace");
        replace.putObject("pattern").put("String", from);
        return replace.put("content", to);
    }

    static ObjectNode vocabulary(Map<String, Integer> ids) {
        ObjectNode vocabulary = FolderFiles.JSON.createObjectNode();
        ids.forEach(vocabulary::put);
        return vocabulary;
    }

    private static void special(ArrayNode template, String token, int type) {
        template.addObject().putObject("SpecialToken").put("id", token).put("type_id", type);
    }
}
