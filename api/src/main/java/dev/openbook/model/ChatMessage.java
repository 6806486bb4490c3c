package dev.openbook.model;

import dev.openbook.value.PlainData;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message of a conversation, as chat templates see it.
 *
 * @param role who speaks: {@code system}, {@code user}, {@code assistant}, {@code tool}, or a role that the model's own
 *     template knows
 * @param content what is said: a text, or a list of parts ({@code {"type": "text", "text": …}}), or null where the message
 *     only calls tools, or what a tool gave back, which some templates take as a map; plain data, see {@link PlainData}
 * @param attributes further members such as {@code tool_calls}, {@code name} or {@code tool_call_id}; plain data
 */
public record ChatMessage(String role, @Nullable Object content, Map<String, @Nullable Object> attributes) {

    /** Copies the data; an {@link IllegalArgumentException} names what is not plain. */
    public ChatMessage {
        content = PlainData.copy("content", content);
        attributes = PlainData.copyMap("message", attributes);
        if (role.isBlank()) {
            throw new IllegalArgumentException("A message needs a role, such as user; an empty one was given.");
        }
        if (attributes.containsKey("role") || attributes.containsKey("content")) {
            throw new IllegalArgumentException("Role and content of a message are not attributes; give each once.");
        }
    }

    /**
     * A message from its members, as {@link #asMap} gives them.
     *
     * @param members role, content and whatever else templates know; plain data
     * @throws IllegalArgumentException if it has no role, or holds what is not plain data
     */
    public static ChatMessage of(Map<String, ? extends @Nullable Object> members) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>(members);
        Object content = attributes.remove("content");
        if (!(attributes.remove("role") instanceof String role)) {
            throw new IllegalArgumentException(
                    "A message has no role. Each needs one, such as {\"role\": \"user\", \"content\": \"…\"}.");
        }
        return new ChatMessage(role, content, attributes);
    }

    /** What the model is told about its task. */
    public static ChatMessage system(String content) {
        return new ChatMessage("system", content, Map.of());
    }

    /** What the user says. */
    public static ChatMessage user(String content) {
        return new ChatMessage("user", content, Map.of());
    }

    /** What the model said. */
    public static ChatMessage assistant(String content) {
        return new ChatMessage("assistant", content, Map.of());
    }

    /** The whole message as templates see it: role, content, then the attributes. */
    public Map<String, @Nullable Object> asMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("role", role);
        map.put("content", content);
        map.putAll(attributes);
        return Collections.unmodifiableMap(map);
    }
}
