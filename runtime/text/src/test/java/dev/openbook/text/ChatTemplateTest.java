package dev.openbook.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ChatMessage;
import dev.openbook.model.Prompt;
import dev.openbook.value.Digest;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChatTemplateTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 23, 14, 5, 9);

    private static final ChatTemplate CHATML = ChatTemplate.parse(
            "chat_template.jinja",
            "{% for m in messages %}<|{{ m.role }}|>{{ m.content }}<|end|>\n{% endfor %}"
                    + "{% if add_generation_prompt %}<|assistant|>{% endif %}");

    private static String show(String template, Prompt.Chat chat) {
        return ChatTemplate.parse("t", template).render(chat, NOW);
    }

    @Test
    void aConversationIsWrittenDown() {
        Prompt.Chat chat = Prompt.chat(ChatMessage.system("Be brief."), ChatMessage.user("Hi"));

        assertThat(CHATML.render(chat, NOW)).isEqualTo("<|system|>Be brief.<|end|>\n<|user|>Hi<|end|>\n<|assistant|>");
    }

    @Test
    void variablesAreThoseOfTransformers() {
        Prompt.Chat chat = Prompt.chat(ChatMessage.user("Hi"));
        String template = "{{ tools }} {{ documents }} {{ add_generation_prompt }} {{ messages }} {{ enable_thinking }}";

        assertThat(show(template, chat)).isEqualTo("None None True [{'role': 'user', 'content': 'Hi'}] ");
        assertThat(show(template, chat.withTools(List.of(Map.of("name", "f")))
                                .withDocuments(List.of(Map.of("text", "d")))
                                .withVariables(Map.of("enable_thinking", false))))
                .isEqualTo("[{'name': 'f'}] [{'text': 'd'}] True [{'role': 'user', 'content': 'Hi'}] False");
    }

    @Test
    void specialTokensAreSeenAndMayBeReplaced() {
        ChatTemplate template = ChatTemplate.parse("t", "{{ bos_token }}{{ eos_token }}")
                .withSpecialTokens(Map.of("bos_token", "<s>"));
        Prompt.Chat chat = Prompt.chat(ChatMessage.user("Hi"));

        assertThat(template.render(chat, NOW)).isEqualTo("<s>");
        assertThat(template.render(chat.withVariables(Map.of("bos_token", "<b>")), NOW)).isEqualTo("<b>");
        assertThat(template.render(Map.of("eos_token", "</s>"), NOW)).isEqualTo("<s></s>");
    }

    @Test
    void aVariableCannotStandForWhatTheChatGives() {
        Prompt.Chat chat = Prompt.chat(ChatMessage.user("Hi")).withVariables(Map.of("tools", List.of()));

        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> CHATML.render(chat, NOW))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.ARGUMENT_INVALID))
                .withMessageContaining("tools");
    }

    @Test
    void aChatWithoutMessagesIsRefused() {
        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> CHATML.render(Prompt.chat(), NOW))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.ARGUMENT_INVALID));
    }

    @Test
    void noncharactersPassUnharmed() {
        String marks = IntStream.rangeClosed(0xFDD0, 0xFDEF)
                .mapToObj(Character::toString)
                .reduce("a", (text, mark) -> text + mark + "b");
        String template = "{{ messages[0].content }}|{{ messages[0].content | tojson }}|{{ messages[0].content | trim }}|"
                + "{{ messages[0].content[:-1] ~ messages[0].content.replace('a', 'c').split('c')[-1] }}|{{ [messages[0].content] | join(', ') }}";

        assertThat(show(template, Prompt.chat(ChatMessage.user(marks))))
                .isEqualTo(marks + "|\"" + marks + "\"|" + marks + "|" + marks.substring(0, marks.length() - 1)
                        + marks.substring(1) + "|" + marks);
    }

    @Test
    void theTemplatesOwnWordsReachTheUser() {
        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> show("{{ raise_exception('Roles must alternate.') }}", Prompt.chat(ChatMessage.user("Hi"))))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.TEMPLATE_REFUSED))
                .withMessage("The model's chat template refuses these messages: Roles must alternate.");
    }

    @Test
    void whatIsUnknownIsNamedWithItsPlace() {
        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> ChatTemplate.parse("chat_template.jinja", "first\n  {{ messages | shuffle }}"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.TEMPLATE_INVALID))
                .withMessageContaining("chat_template.jinja (line 2, column 17)")
                .withMessageContaining("there is no filter called shuffle");
        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> ChatTemplate.parse("t", "{% include 'other' %}"))
                .withMessageContaining("include is not supported");
        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> show("{{ frobnicate(1) }}", Prompt.chat(ChatMessage.user("Hi"))))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.TEMPLATE_INVALID))
                .withMessageContaining("there is no function called frobnicate");
        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> show("{{ strftime_now('%Q') }}", Prompt.chat(ChatMessage.user("Hi"))))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.TEMPLATE_INVALID))
                .withMessageContaining("%Q");
        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> show("{{ messages[0].content.encode() }}", Prompt.chat(ChatMessage.user("Hi"))))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.TEMPLATE_INVALID))
                .withMessageContaining("encode");
    }

    @Test
    void whatTheMessagesLackIsARefusal() {
        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> show("a\n{{ messages[0].name.first }}", Prompt.chat(ChatMessage.user("Hi"))))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.TEMPLATE_REFUSED))
                .withMessageContaining("(line 2, column 20)")
                .withMessageContaining("'dict object' has no attribute 'name'");
    }

    @Test
    void aTemplateCannotReachJava() {
        Prompt.Chat chat = Prompt.chat(ChatMessage.user("Hi"));

        assertThat(show("{{ messages.class }}{{ ''.getClass }}{{ messages[0].entrySet }}", chat)).isEmpty();
        assertThat(show("{{ ''.__class__ is defined }}", chat)).isEqualTo("False");
        assertThatExceptionOfType(OpenbookException.class).isThrownBy(() -> show("{{ ''.__class__.__mro__ }}", chat));
        assertThatExceptionOfType(OpenbookException.class).isThrownBy(() -> show("{{ messages.append(1) }}", chat));
    }

    @Test
    void itSaysWhatItMentions() {
        ChatTemplate template = ChatTemplate.parse(
                "t", "{% if messages[0].role in ['ipython', \"tool\"] %}{{ tools }}{% endif %} user {# 'system' #}");

        assertThat(template.mentionsRole("ipython")).isTrue();
        assertThat(template.mentionsRole("tool")).isTrue();
        assertThat(template.mentionsRole("user")).isFalse();
        assertThat(template.mentionsRole("system")).isFalse();
        assertThat(template.usesTools()).isTrue();
        assertThat(template.usesDocuments()).isFalse();
        assertThat(template.variant()).isEqualTo("default");
        assertThat(template.digest()).isEqualTo(Digest.ofText(template.source()));
    }

    @Test
    void oneTemplateServesManyThreads() throws Exception {
        ChatTemplate template = ChatTemplate.parse(
                "t", "{% set ns = namespace(n=0) %}{% for m in messages %}{% set ns.n = ns.n + m.content | int %}{% endfor %}{{ ns.n }}");
        List<Callable<String>> tasks = IntStream.range(0, 200)
                .<Callable<String>>mapToObj(i -> () -> template.render(
                        Prompt.chat(ChatMessage.user(String.valueOf(i)), ChatMessage.user("1")), NOW))
                .toList();
        try (var executor = Executors.newFixedThreadPool(4)) {
            List<Future<String>> results = executor.invokeAll(tasks);
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo(String.valueOf(i + 1));
            }
        }
    }
}
