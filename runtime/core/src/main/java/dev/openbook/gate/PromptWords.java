package dev.openbook.gate;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ChatMessage;
import dev.openbook.model.Prompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What a prompt says, as rules read it, and how it is told what to do better. */
final class PromptWords {
    private PromptWords() {}

    /**
     * Every text of a prompt, a line each: of messages also what tools gave back, and what documents, tools and variables say.
     *
     * @throws OpenbookException {@code ARGUMENT_INVALID} for token ids, which rules cannot read
     */
    static String of(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Text text -> text.text();
            case Prompt.Chat chat -> {
                StringJoiner words = new StringJoiner("\n");
                for (ChatMessage message : chat.messages()) {
                    add(message.content(), words);
                    add(message.attributes(), words);
                }
                add(chat.documents(), words);
                add(chat.tools(), words);
                add(chat.variables(), words);
                yield words.toString();
            }
            case Prompt.Tokens ignored -> throw new OpenbookException(
                    FailureCode.ARGUMENT_INVALID,
                    "The prompt was given as token ids, which rules cannot read. Give it as a text or as messages, or open the model"
                            + " without rules for requests and answers.");
        };
    }

    private static void add(@Nullable Object value, StringJoiner words) {
        switch (value) {
            case String text -> words.add(text);
            case List<?> items -> items.forEach(item -> add(item, words));
            case Map<?, ?> map -> map.values().forEach(item -> add(item, words));
            case null, default -> {
                // Numbers and truth values are no words.
            }
        }
    }

    /**
     * The prompt with a further instruction. It becomes part of the last message if that is the user's, since many templates
     * refuse two messages of one role in a row.
     */
    static Prompt with(Prompt prompt, String hint) {
        return switch (prompt) {
            case Prompt.Text text -> Prompt.text(text.text() + "\n" + hint + "\n");
            case Prompt.Chat chat -> {
                List<ChatMessage> messages = new ArrayList<>(chat.messages());
                if (!messages.isEmpty() && messages.getLast().role().equals("user") && messages.getLast().content() != null) {
                    messages.add(extended(messages.removeLast(), hint));
                } else {
                    messages.add(ChatMessage.user(hint));
                }
                yield chat.withMessages(messages);
            }
            case Prompt.Tokens tokens -> tokens;
        };
    }

    private static ChatMessage extended(ChatMessage message, String hint) {
        Object content;
        if (message.content() instanceof List<?> parts) {
            List<@Nullable Object> more = new ArrayList<>(parts);
            Map<String, @Nullable Object> part = new LinkedHashMap<>();
            part.put("type", "text");
            part.put("text", hint);
            more.add(part);
            content = more;
        } else {
            content = message.content() + "\n\n" + hint;
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>(message.asMap());
        members.put("content", content);
        return ChatMessage.of(members);
    }
}
