package dev.openbook.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromptTest {

    @Test
    void aMessageIsSeenWithRoleAndContentFirst() {
        Map<String, Object> call = Map.of("tool_calls", List.of(Map.of("name", "search")));
        ChatMessage message = new ChatMessage("assistant", null, call);
        assertThat(message.asMap().keySet()).containsExactly("role", "content", "tool_calls");
        assertThat(message.asMap()).containsEntry("content", null);
        assertThatThrownBy(() -> message.asMap().put("role", "user")).isInstanceOf(UnsupportedOperationException.class);
        assertThat(ChatMessage.system("s").role()).isEqualTo("system");
        assertThat(ChatMessage.user("u").content()).isEqualTo("u");
        assertThat(ChatMessage.assistant("a").asMap()).isEqualTo(Map.of("role", "assistant", "content", "a"));
    }

    @Test
    void messagesThatSayAThingTwiceOrNotAtAllAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChatMessage(" ", "x", Map.of())).withMessageContaining("role");
        for (String member : List.of("role", "content")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ChatMessage("user", "x", Map.of(member, "y")))
                    .withMessageContaining("not attributes");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChatMessage("user", List.of(new Object()), Map.of()))
                .withMessageContaining("content[0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChatMessage("user", "x", Map.of("name", new Object())))
                .withMessageContaining("message.name");
    }

    @Test
    void whatIsGivenIsCopied() {
        List<ChatMessage> messages = new ArrayList<>(List.of(ChatMessage.user("u")));
        Map<String, Object> tool = new HashMap<>(Map.of("name", "search"));
        Prompt.Chat chat = Prompt.chat(messages).withTools(List.of(tool)).withVariables(tool);
        messages.clear();
        tool.clear();
        assertThat(chat.messages()).hasSize(1);
        assertThat(chat.tools()).containsExactly(Map.of("name", "search"));
        assertThat(chat.variables()).isEqualTo(Map.of("name", "search"));
        assertThat(chat.generationPrompt()).isTrue();
        List<Integer> ids = new ArrayList<>(List.of(1, 2));
        Prompt tokens = Prompt.tokens(ids);
        ids.clear();
        assertThat(tokens).isEqualTo(new Prompt.Tokens(List.of(1, 2)));
    }

    @Test
    void aToolOrDocumentThatIsNotPlainIsNamedByItsNumber() {
        Prompt.Chat chat = Prompt.chat(ChatMessage.user("u"));
        Map<String, Object> plain = Map.of();
        Map<String, Object> wrong = Map.of("when", Instant.EPOCH);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chat.withTools(List.of(plain, wrong)))
                .withMessageContaining("tools[1].when");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chat.withDocuments(List.of(wrong)))
                .withMessageContaining("documents[0].when");
        assertThatIllegalArgumentException().isThrownBy(() -> chat.withVariables(wrong)).withMessageContaining("variables.when");
        assertThatThrownBy(() -> chat.withTools(Arrays.asList(plain, null))).isInstanceOf(NullPointerException.class);
    }

    @Test
    void withKeepsTheRest() {
        List<Map<String, Object>> maps = List.of(Map.of("a", 1L));
        Prompt.Chat chat = new Prompt.Chat(List.of(ChatMessage.user("u")), maps, maps, maps.get(0), false);
        assertThat(chat.withTools(maps)).isEqualTo(chat);
        assertThat(chat.withDocuments(maps)).isEqualTo(chat);
        assertThat(chat.withVariables(maps.get(0))).isEqualTo(chat);
    }
}
