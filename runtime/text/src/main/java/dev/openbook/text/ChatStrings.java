package dev.openbook.text;

import dev.openbook.model.ChatMessage;
import dev.openbook.model.Prompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes every string of a chat that comes from outside: contents, attributes, tools and documents with all that is in
 * them, keys too. Roles have a change of their own. Variables of the template are the application's and stay.
 *
 * @param role for the roles
 * @param text for everything else
 */
record ChatStrings(UnaryOperator<String> role, UnaryOperator<String> text) {

    /** The chat with its strings changed. */
    @SuppressWarnings("NullAway") // does not see in class files that the members of these maps may be null
    Prompt.Chat map(Prompt.Chat chat) {
        return new Prompt.Chat(
                chat.messages().stream().map(this::message).toList(),
                chat.tools().stream().map(this::members).toList(),
                chat.documents().stream().map(this::members).toList(),
                chat.variables(),
                chat.generationPrompt());
    }

    @SuppressWarnings("NullAway") // as above
    private ChatMessage message(ChatMessage message) {
        return new ChatMessage(role.apply(message.role()), value(message.content()), members(message.attributes()));
    }

    private Map<String, @Nullable Object> members(Map<?, ?> map) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        map.forEach((key, value) -> changed.put(text.apply(Objects.toString(key)), value(value)));
        return changed;
    }

    private @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String string -> text.apply(string);
            case List<?> list -> {
                List<@Nullable Object> changed = new ArrayList<>();
                list.forEach(element -> changed.add(value(element)));
                yield changed;
            }
            case Map<?, ?> map -> members(map);
            default -> value;
        };
    }
}
