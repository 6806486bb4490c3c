package dev.openbook.model;

import dev.openbook.value.PlainData;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a model is to continue. */
public sealed interface Prompt {

    /** A text as it is: nothing is put in front or behind, and spellings of special tokens are those tokens. */
    static Prompt text(String text) {
        return new Text(text);
    }

    /** Messages, arranged by the model's own chat template. */
    static Chat chat(ChatMessage... messages) {
        return chat(List.of(messages));
    }

    /** Messages, arranged by the model's own chat template. */
    static Chat chat(List<ChatMessage> messages) {
        return new Chat(messages, List.of(), List.of(), Map.of(), true);
    }

    /** Token ids as they are. */
    static Prompt tokens(List<Integer> ids) {
        return new Tokens(ids);
    }

    /**
     * A text as it is.
     *
     * @param text the text
     */
    record Text(String text) implements Prompt {}

    /**
     * Token ids as they are.
     *
     * @param ids numbers of the model's vocabulary
     */
    record Tokens(List<Integer> ids) implements Prompt {
        /** Copies the list. */
        public Tokens {
            ids = List.copyOf(ids);
        }
    }

    /**
     * Messages, arranged by the model's own chat template. Spellings of special tokens within the messages, tools and
     * documents are plain text to the model: no message can end its turn or begin another.
     *
     * @param messages the conversation so far
     * @param tools what the model may call, each a JSON schema as plain data; only templates that know tools show them
     * @param documents what the model may read, as templates of some models know it
     * @param variables further variables of the template, such as {@code enable_thinking}
     * @param generationPrompt whether the prompt ends with the opening of the model's own turn
     */
    record Chat(
            List<ChatMessage> messages,
            List<Map<String, @Nullable Object>> tools,
            List<Map<String, @Nullable Object>> documents,
            Map<String, @Nullable Object> variables,
            boolean generationPrompt)
            implements Prompt {
        /** Copies everything; an {@link IllegalArgumentException} names what is not plain data. */
        public Chat {
            messages = List.copyOf(messages);
            tools = copyEach("tools", tools);
            documents = copyEach("documents", documents);
            variables = PlainData.copyMap("variables", variables);
        }

        private static List<Map<String, @Nullable Object>> copyEach(String place, List<Map<String, @Nullable Object>> maps) {
            return IntStream.range(0, maps.size())
                    .mapToObj(i -> PlainData.copyMap(place + "[" + i + "]", maps.get(i)))
                    .toList();
        }

        /** The same with other messages. */
        public Chat withMessages(List<ChatMessage> messages) {
            return new Chat(messages, tools, documents, variables, generationPrompt);
        }

        /** The same with tools. */
        public Chat withTools(List<Map<String, @Nullable Object>> tools) {
            return new Chat(messages, tools, documents, variables, generationPrompt);
        }

        /** The same with documents. */
        public Chat withDocuments(List<Map<String, @Nullable Object>> documents) {
            return new Chat(messages, tools, documents, variables, generationPrompt);
        }

        /** The same with further variables of the template. */
        public Chat withVariables(Map<String, @Nullable Object> variables) {
            return new Chat(messages, tools, documents, variables, generationPrompt);
        }
    }
}
