package dev.openbook.text;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ChatMessage;
import dev.openbook.model.Prompt;
import dev.openbook.text.template.Template;
import dev.openbook.text.template.TemplateLimits;
import dev.openbook.value.Digest;
import dev.openbook.value.PlainData;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The template by which a model wants its conversations written down, in the language of Jinja, as Hugging Face's
 * transformers fills it.
 *
 * <pre>{@code
 * ChatTemplate template = ChatTemplates.read(content).orElseThrow().forChat(chat);
 * String prompt = template.render(chat, LocalDateTime.now(clock));
 * }</pre>
 *
 * <p>Templates come with models and are not trusted: they see nothing but the values given, and are bounded by
 * {@link TemplateLimits}. What a message says is written into the prompt as it is, whatever it spells; U+FDD0 to U+FDEF,
 * which mean nothing in any text, pass unharmed, so that a caller can mark what comes from outside and find it again.
 *
 * <p>Immutable and thread-safe. A rendering of a usual conversation costs less than a millisecond.
 */
public final class ChatTemplate {
    /** The variant that is used unless there is reason for another. */
    public static final String DEFAULT_VARIANT = "default";

    private static final Set<String> GIVEN_OTHERWISE = Set.of("messages", "tools", "documents", "add_generation_prompt");

    private final String name;
    private final String variant;
    private final String source;
    private final Template template;
    private final Map<String, @Nullable Object> specialTokens;

    private ChatTemplate(
            String name, String variant, String source, Template template, Map<String, @Nullable Object> specialTokens) {
        this.name = name;
        this.variant = variant;
        this.source = source;
        this.template = template;
        this.specialTokens = specialTokens;
    }

    /** Reads a template without special tokens, under standard limits; see {@link #parse(String, String, TemplateLimits)}. */
    public static ChatTemplate parse(String name, String source) {
        return parse(name, source, TemplateLimits.standard());
    }

    /**
     * Reads a template.
     *
     * @param name how messages call it, such as {@code chat_template.jinja}
     * @param source its text
     * @throws OpenbookException with {@code TEMPLATE_INVALID} if it is written wrongly, uses what is not known here (the
     *     message names it, its line and column), or exceeds a limit
     */
    public static ChatTemplate parse(String name, String source, TemplateLimits limits) {
        return new ChatTemplate(name, DEFAULT_VARIANT, source, Template.parse(name, source, limits), Map.of());
    }

    /** The same as another variant of the model's templates. */
    ChatTemplate asVariant(String otherVariant) {
        return new ChatTemplate(name, otherVariant, source, template, specialTokens);
    }

    /**
     * The same with variables that every conversation sees, such as {@code bos_token}.
     *
     * @param tokens by the name that templates know them by; plain data
     */
    public ChatTemplate withSpecialTokens(Map<String, ? extends @Nullable Object> tokens) {
        return new ChatTemplate(name, variant, source, template, PlainData.copyMap("special tokens", tokens));
    }

    /**
     * The prompt of a conversation, with the variables that transformers gives: {@code messages}, {@code tools} and
     * {@code documents} (None where there are none), {@code add_generation_prompt}, the special tokens, and the chat's own,
     * which may replace special tokens.
     *
     * @param now the local time that templates print which show a date
     * @throws OpenbookException with {@code TEMPLATE_REFUSED} if the template refuses the conversation (the message is its
     *     own) or cannot arrange it; with {@code TEMPLATE_INVALID} if it uses what is not known here or exceeds a limit;
     *     with {@code ARGUMENT_INVALID} if there is no message, or a variable has the name of something given otherwise
     */
    public String render(Prompt.Chat chat, LocalDateTime now) {
        if (chat.messages().isEmpty()) {
            throw invalid("A chat needs at least one message; none was given.");
        }
        for (String given : chat.variables().keySet()) {
            if (GIVEN_OTHERWISE.contains(given)) {
                throw invalid("The variable " + given + " of a chat template is taken from the chat itself; give it there.");
            }
        }
        Map<String, @Nullable Object> variables = new HashMap<>(chat.variables());
        variables.put("messages", chat.messages().stream().map(ChatMessage::asMap).toList());
        variables.put("tools", presentOrNull(chat.tools()));
        variables.put("documents", presentOrNull(chat.documents()));
        variables.put("add_generation_prompt", chat.generationPrompt());
        return render(variables, now);
    }

    private static @Nullable Object presentOrNull(List<?> list) {
        return list.isEmpty() ? null : list;
    }

    /**
     * The template filled with the special tokens and these variables alone.
     *
     * @param variables plain data by name; they may replace special tokens
     * @param now the local time that templates print which show a date
     * @throws OpenbookException as for a chat; with {@code ARGUMENT_INVALID} if the variables are not plain data
     */
    public String render(Map<String, ? extends @Nullable Object> variables, LocalDateTime now) {
        Map<String, @Nullable Object> all = new HashMap<>(specialTokens);
        all.putAll(variables);
        try {
            return template.render(all, now);
        } catch (IllegalArgumentException e) {
            throw new OpenbookException(FailureCode.ARGUMENT_INVALID, "A chat template cannot show this: " + e.getMessage(), e);
        }
    }

    private static OpenbookException invalid(String message) {
        return new OpenbookException(FailureCode.ARGUMENT_INVALID, message);
    }

    /** Where it was found, such as {@code tokenizer_config.json}. */
    public String name() {
        return name;
    }

    /** Which of a model's templates it is: {@code default}, {@code tool_use}, {@code rag} or what the model calls it. */
    public String variant() {
        return variant;
    }

    /** Its text, as published. */
    public String source() {
        return source;
    }

    /** The SHA-256 of its text in UTF-8. */
    public Digest digest() {
        return Digest.ofText(source);
    }

    /** The variables that every conversation sees, such as {@code bos_token}. */
    public Map<String, @Nullable Object> specialTokens() {
        return specialTokens;
    }

    /** Whether a role is spelled out in it. Where it is not, messages of this role may be shown like others, or left out. */
    public boolean mentionsRole(String role) {
        return template.strings().contains(role);
    }

    /** Whether it shows tools. */
    public boolean usesTools() {
        return template.names().contains("tools");
    }

    /** Whether it shows documents. */
    public boolean usesDocuments() {
        return template.names().contains("documents");
    }
}
