package dev.openbook.generate;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ChatMessage;
import dev.openbook.model.ModelContent;
import dev.openbook.model.Prompt;
import dev.openbook.text.ChatTemplate;
import dev.openbook.text.ChatTemplates;
import dev.openbook.text.PromptText;
import dev.openbook.text.SpecialTokenGuard;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Arranges conversations by a model's chat template. Thread-safe. */
final class ChatPrompts {
    /** Roles that templates know without naming each: those of the field's interfaces. */
    private static final Set<String> COMMON_ROLES = Set.of("system", "user", "assistant", "tool");

    private final String model;
    private final Supplier<ChatTemplates> templates;
    private final Clock clock;

    private ChatPrompts(String model, Supplier<ChatTemplates> templates, Clock clock) {
        this.model = model;
        this.templates = templates;
        this.clock = clock;
    }

    /**
     * Reads a model's templates. One that is missing or cannot be used fails only those who give messages: a model can
     * continue texts without.
     *
     * @param clock says the date to templates that print it
     */
    static ChatPrompts read(ModelContent content, Clock clock) {
        String model = content.provenance().source();
        return new ChatPrompts(model, templates(model, content), clock);
    }

    private static Supplier<ChatTemplates> templates(String model, ModelContent content) {
        Optional<ChatTemplates> found;
        try {
            found = ChatTemplates.read(content);
        } catch (OpenbookException e) {
            return () -> {
                throw new OpenbookException(e.code(), String.valueOf(e.getMessage()), e);
            };
        }
        return () -> found.orElseThrow(() -> new OpenbookException(
                FailureCode.TEMPLATE_INVALID,
                "The model " + model + " has no chat template, so messages cannot be arranged for it. Give the prompt as a"
                        + " text, or choose a model that is trained for conversation."));
    }

    /**
     * The prompt of a conversation.
     *
     * @param guard keeps what messages spell from being special tokens
     */
    PromptText arrange(Prompt.Chat chat, SpecialTokenGuard guard) {
        ChatTemplate template = templates.get().forChat(chat);
        for (ChatMessage message : chat.messages()) {
            requireKnownRole(template, message.role());
        }
        LocalDateTime now = LocalDateTime.now(clock);
        return guard.prompt(chat, plain -> template.render(plain, now));
    }

    private void requireKnownRole(ChatTemplate template, String role) {
        if (!COMMON_ROLES.contains(role) && !template.mentionsRole(role)) {
            throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "A message has the role \"" + role + "\", which the chat template of " + model
                            + " does not know. Usual roles are system, user, assistant and tool.");
        }
    }
}
