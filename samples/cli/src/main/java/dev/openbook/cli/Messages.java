package dev.openbook.cli;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ChatMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a file of messages: a JSON array of objects with role and content, and whatever else the template knows. */
final class Messages {
    private Messages() {}

    static List<ChatMessage> read(Path file) {
        List<ChatMessage> messages = new ArrayList<>();
        for (Map<String, ?> members : PlainFile.objects(file, "messages")) {
            try {
                messages.add(ChatMessage.of(members));
            } catch (IllegalArgumentException e) {
                throw new OpenbookException(
                        FailureCode.ARGUMENT_INVALID,
                        "Message " + (messages.size() + 1) + " of " + file + " cannot be used: " + e.getMessage(),
                        e);
            }
        }
        return messages;
    }
}
