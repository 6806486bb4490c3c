package dev.openbook.text;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelContent;
import dev.openbook.provenance.ModelFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds chat templates and special tokens in a model's files. */
final class TemplateFiles {
    private static final int MAX_BYTES = 16 << 20;
    private static final int MAX_DEPTH = 100;
    private static final String CONFIGURATION = "tokenizer_config.json";
    private static final String TOKENS = "special_tokens_map.json";
    private static final String TEMPLATE = "chat_template.jinja";
    private static final String MORE_TEMPLATES = "additional_chat_templates/";
    private static final String PROCESSOR_TEMPLATE = "chat_template.json";
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_BYTES)
                            .build())
                    .build())
            .build();

    private final ModelContent content;
    private final String folder;
    private final JsonNode configuration;

    /**
     * A template as it was found.
     *
     * @param name the file
     * @param source its text
     */
    record Found(String name, String source) {}

    TemplateFiles(ModelContent content, String folder) {
        this.content = content;
        this.folder = folder;
        this.configuration = json(CONFIGURATION);
    }

    /** Templates by the name of the variant. */
    Map<String, Found> templates() {
        Map<String, Found> found = new LinkedHashMap<>();
        if (content.contains(folder + TEMPLATE)) {
            found.put(ChatTemplate.DEFAULT_VARIANT, new Found(TEMPLATE, text(TEMPLATE)));
        }
        addMore(found);
        if (found.isEmpty()) {
            addAll(found, configuration, CONFIGURATION);
        }
        if (found.isEmpty()) {
            addAll(found, json(PROCESSOR_TEMPLATE), PROCESSOR_TEMPLATE);
        }
        return found;
    }

    private void addMore(Map<String, Found> found) {
        String prefix = folder + MORE_TEMPLATES;
        for (ModelFile file : content.provenance().files()) {
            String path = file.path();
            if (path.startsWith(prefix) && path.endsWith(".jinja") && path.indexOf('/', prefix.length()) < 0) {
                String variant = path.substring(prefix.length(), path.length() - ".jinja".length());
                String name = path.substring(folder.length());
                found.put(variant, new Found(name, text(name)));
            }
        }
    }

    private static void addAll(Map<String, Found> found, JsonNode json, String file) {
        JsonNode member = json.path("chat_template");
        if (member.isString()) {
            found.put(ChatTemplate.DEFAULT_VARIANT, new Found(file, member.asString()));
            return;
        }
        if (member.isArray()) {
            for (JsonNode named : member) {
                if (!named.path("name").isString() || !named.path("template").isString()) {
                    throw damaged(file, "its \"chat_template\" lists something without name and template", null);
                }
                found.put(named.path("name").asString(), new Found(file, named.path("template").asString()));
            }
        } else if (!member.isMissingNode() && !member.isNull()) {
            throw damaged(file, "its \"chat_template\" is neither a text nor a list", null);
        }
    }

    /** The variables that every conversation sees. */
    Map<String, @Nullable Object> specialTokens() {
        Map<String, @Nullable Object> tokens = new LinkedHashMap<>();
        addTokens(tokens, configuration);
        if (!configuration.has("added_tokens_decoder")) {
            addTokens(tokens, json(TOKENS));
        }
        return tokens;
    }

    private static void addTokens(Map<String, @Nullable Object> tokens, JsonNode json) {
        json.properties().forEach(member -> {
            if (member.getKey().endsWith("_token")) {
                addToken(tokens, member.getKey(), member.getValue());
            }
        });
        json.path("extra_special_tokens").properties().forEach(member -> addToken(tokens, member.getKey(), member.getValue()));
        JsonNode additional = json.path("additional_special_tokens");
        if (additional.isArray()) {
            tokens.put(
                    "additional_special_tokens",
                    additional.valueStream().map(TemplateFiles::spelling).filter(text -> !text.isEmpty()).toList());
        }
    }

    private static void addToken(Map<String, @Nullable Object> tokens, String name, JsonNode value) {
        if (value.isString() || value.path("content").isString()) {
            tokens.put(name, spelling(value));
        }
    }

    private static String spelling(JsonNode token) {
        return token.isString() ? token.asString() : token.path("content").asString("");
    }

    private JsonNode json(String file) {
        if (!content.contains(folder + file)) {
            return MAPPER.createObjectNode();
        }
        try {
            return MAPPER.readTree(text(file));
        } catch (JacksonException e) {
            throw damaged(file, "it is not JSON", e);
        }
    }

    private String text(String file) {
        ByteBuffer bytes = content.bytes(folder + file);
        if (bytes.remaining() > MAX_BYTES) {
            throw damaged(file, "it has " + bytes.remaining() + " bytes, at most " + MAX_BYTES + " are read", null);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw damaged(file, "it is not text in UTF-8", e);
        }
    }

    private static OpenbookException damaged(String file, String reason, @Nullable Exception cause) {
        return new OpenbookException(
                FailureCode.TEMPLATE_INVALID,
                "The model's " + file + " cannot be read: " + reason + ". Fetch it again from the model's publisher.",
                cause);
    }
}
