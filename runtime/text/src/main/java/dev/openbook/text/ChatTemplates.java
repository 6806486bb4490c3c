package dev.openbook.text;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ModelContent;
import dev.openbook.model.Prompt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The chat templates of a model: usually one, at times another for tools ({@code tool_use}) or documents ({@code rag}).
 *
 * <p>Immutable and thread-safe. Reading costs a few milliseconds.
 */
public final class ChatTemplates {
    private static final String FOR_TOOLS = "tool_use";

    private final Map<String, Variant> variants;

    /** A template that could be read, or why not; a broken one fails only who asks for it. */
    private record Variant(@Nullable ChatTemplate template, @Nullable OpenbookException failure) {
        ChatTemplate require() {
            if (template != null) {
                return template;
            }
            throw failure == null ? new IllegalStateException() : failure;
        }
    }

    private ChatTemplates(Map<String, Variant> variants) {
        this.variants = variants;
    }

    /** Reads the templates of a model whose tokenizer lies where inspection found it. */
    public static Optional<ChatTemplates> read(ModelContent content) {
        String tokenizer = content.provenance().layout().tokenizer();
        return read(content, tokenizer.substring(0, tokenizer.lastIndexOf('/') + 1));
    }

    /**
     * Reads the templates of a model, from where transformers takes them: {@code chat_template.jinja} with
     * {@code additional_chat_templates/*.jinja}; else {@code chat_template} in {@code tokenizer_config.json}, a text or a
     * list of named ones; else {@code chat_template.json}. The special tokens come from {@code tokenizer_config.json} and, as
     * in transformers, from {@code special_tokens_map.json} if the former does not list its added tokens.
     *
     * @param content the model; it may be closed afterwards
     * @param folder the folder of the files within it, empty or ending in a slash
     * @return empty if the model has no chat template
     * @throws OpenbookException with {@code TEMPLATE_INVALID} if a file is damaged, or the default template cannot be used
     */
    public static Optional<ChatTemplates> read(ModelContent content, String folder) {
        TemplateFiles files = new TemplateFiles(content, folder);
        Map<String, TemplateFiles.Found> found = files.templates();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> tokens = files.specialTokens();
        Map<String, Variant> variants = new LinkedHashMap<>();
        found.forEach((variant, file) -> variants.put(variant, variant(variant, file, tokens)));
        Variant usual = variants.get(ChatTemplate.DEFAULT_VARIANT);
        if (usual != null) {
            usual.require();
        }
        return Optional.of(new ChatTemplates(variants));
    }

    private static Variant variant(String variant, TemplateFiles.Found found, Map<String, @Nullable Object> tokens) {
        try {
            ChatTemplate template = ChatTemplate.parse(found.name(), found.source());
            return new Variant(template.asVariant(variant).withSpecialTokens(tokens), null);
        } catch (OpenbookException e) {
            return new Variant(null, e);
        }
    }

    /**
     * The template that transformers would choose for a chat: the one for tools if tools are given and there is one, else
     * the default.
     *
     * @throws OpenbookException with {@code TEMPLATE_INVALID} if the model has several templates and none is the default
     */
    public ChatTemplate forChat(Prompt.Chat chat) {
        return forChat(!chat.tools().isEmpty());
    }

    /** The template for chats with tools, or without; see {@link #forChat(Prompt.Chat)}. */
    public ChatTemplate forChat(boolean tools) {
        return variant(tools && variants.containsKey(FOR_TOOLS) ? FOR_TOOLS : ChatTemplate.DEFAULT_VARIANT);
    }

    /**
     * The template of a name.
     *
     * @throws OpenbookException with {@code TEMPLATE_INVALID} if there is none, or it cannot be used
     */
    public ChatTemplate variant(String name) {
        Variant variant = variants.get(name);
        if (variant == null) {
            throw new OpenbookException(
                    FailureCode.TEMPLATE_INVALID,
                    "The model has no chat template called " + name + ". It has " + String.join(", ", variants())
                            + "; name one of these.");
        }
        return variant.require();
    }

    /** The names of the model's templates. */
    public Set<String> variants() {
        return new TreeSet<>(variants.keySet());
    }
}
