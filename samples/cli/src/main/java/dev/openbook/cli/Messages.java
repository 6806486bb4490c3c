package dev.openbook.cli;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ChatMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a file of messages: a JSON array of objects with role and content, and whatever else the template knows. */
final class Messages {
    private Messages() {}

    static List<ChatMessage> read(Path file) {
        List<ChatMessage> messages = new ArrayList<>();
        for (Map<String, @Nullable Object> fields : PlainFile.objects(file, "messages")) {
            if (!(fields.get("role") instanceof String role) || role.isBlank()) {
                throw new OpenbookException(
                        FailureCode.ARGUMENT_INVALID,
                        "Message " + (messages.size() + 1) + " of " + file
                                + " has no role. Each message needs one, such as {\"role\": \"user\", \"content\": \"…\"}.");
            }
            Map<String, @Nullable Object> attributes = new LinkedHashMap<>(fields);
            attributes.remove("role");
            attributes.remove("content");
            messages.add(new ChatMessage(role, fields.get("content"), attributes));
        }
        return messages;
    }
}
