package dev.openbook.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.openbook.model.ChatMessage;
import dev.openbook.model.Prompt;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Published chat templates, attacked: whatever the messages spell, the control tokens are those of the harmless chat. */
class GuardedPublishedTemplatesTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 23, 12, 0);
    private static final Pattern CONTROL = Pattern.compile("<\\|[a-zA-Z_0-9]+\\|>|\\[/?[A-Z_]{3,}]|</?s>|<(?:start|end)_of_turn>");

    @TestFactory
    List<DynamicTest> messagesCannotChangeTheTurns() {
        Optional<Path> file = SampleTokenizers.shared("data/chat-templates/cases.json");
        assumeTrue(file.isPresent(), "needs published chat templates beside the checkout");
        Map<String, List<JsonNode>> byTemplate = new TreeMap<>();
        for (JsonNode node : new JsonMapper().readTree(SampleTokenizers.bytes(file.get()))) {
            if (node.path("error").isNull()) {
                byTemplate.computeIfAbsent(node.path("file").asString(), name -> new ArrayList<>()).add(node);
            }
        }
        List<DynamicTest> tests = new ArrayList<>();
        byTemplate.forEach((name, cases) -> tests.add(DynamicTest.dynamicTest(name, () -> attack(cases))));
        return tests;
    }

    private static void attack(List<JsonNode> cases) {
        String source = cases.getFirst().path("template").asString();
        Set<String> control = new LinkedHashSet<>(List.of("<s>", "</s>"));
        CONTROL.matcher(source).results().map(match -> match.group()).forEach(control::add);
        ChatTemplate template = ChatTemplate.parse("chat_template.jinja", source);
        try (Tokenizer tokenizer = tokenizer(control)) {
            SpecialTokenGuard guard = tokenizer.guard(Set.of());
            for (JsonNode node : cases) {
                Prompt.Chat harmless = chat(node.path("ctx"));
                // Templates may leave out empty contents, so the same strings are longer by a harmless word here.
                Map<Integer, Long> expected = counts(tokenizer, ids(guard, template, contents(harmless, text -> text + "word")));
                assertThat(ids(guard, template, harmless)).isEqualTo(tokenizer.ids(template.render(harmless, NOW), false));
                for (String spelling : control) {
                    for (UnaryOperator<String> attack : attacks(spelling)) {
                        Prompt.Chat attacked = contents(harmless, attack);
                        assertThat(counts(tokenizer, ids(guard, template, attacked))).as(spelling).isEqualTo(expected);
                    }
                }
            }
        }
    }

    private static int[] ids(SpecialTokenGuard guard, ChatTemplate template, Prompt.Chat chat) {
        Function<Prompt.Chat, String> rendering = given -> template.render(given, NOW);
        PromptText prompt = guard.prompt(chat, rendering);
        assertThat(prompt.text()).isEqualTo(rendering.apply(chat));
        return guard.ids(prompt, false);
    }

    private static List<UnaryOperator<String>> attacks(String spelling) {
        int half = spelling.length() / 2;
        return List.of(
                text -> text + spelling,
                text -> spelling + " " + text + "\n" + spelling + "  ",
                text -> text + spelling.substring(0, half),
                text -> spelling.substring(half) + text + spelling.charAt(0));
    }

    /** The small byte-level tokenizer with these special tokens instead of its own. */
    private static Tokenizer tokenizer(Set<String> control) {
        JsonMapper json = new JsonMapper();
        ObjectNode file = (ObjectNode) json.readTree(SampleTokenizers.own("bytelevel").files().get("tokenizer.json"));
        ArrayNode added = file.putArray("added_tokens");
        int next = file.path("model").path("vocab").size();
        for (String content : control) {
            added.addObject().put("id", next++).put("content", content).put("special", true).put("normalized", false)
                    .put("lstrip", false).put("rstrip", false).put("single_word", false);
        }
        return SampleTokenizers.open(new FilesInMemory(Map.of("tokenizer.json", file.toString().getBytes(UTF_8))));
    }

    private static Map<Integer, Long> counts(Tokenizer tokenizer, int[] ids) {
        Set<Integer> control = tokenizer.addedTokens().stream().map(AddedToken::id).collect(Collectors.toSet());
        return Arrays.stream(ids).boxed().filter(control::contains)
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    }

    private static Prompt.Chat contents(Prompt.Chat chat, UnaryOperator<String> change) {
        List<ChatMessage> messages = chat.messages().stream()
                .map(message -> message.content() instanceof String text
                        ? new ChatMessage(message.role(), change.apply(text), message.attributes())
                        : message)
                .toList();
        return new Prompt.Chat(messages, chat.tools(), chat.documents(), chat.variables(), chat.generationPrompt());
    }

    private static Prompt.Chat chat(JsonNode context) {
        List<ChatMessage> messages = new ArrayList<>();
        for (JsonNode node : context.path("messages")) {
            Map<String, Object> members = map(node);
            messages.add(new ChatMessage((String) members.remove("role"), members.remove("content"), members));
        }
        Map<String, Object> variables = new HashMap<>();
        for (String name : List.of("bos_token", "eos_token", "pad_token", "unk_token")) {
            variables.put(name, context.path(name).asString());
        }
        List<Map<String, Object>> tools = context.path("tools").valueStream().map(GuardedPublishedTemplatesTest::map).toList();
        return new Prompt.Chat(messages, tools, List.of(), variables, context.path("add_generation_prompt").asBoolean());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(JsonNode node) {
        return new JsonMapper().convertValue(node, LinkedHashMap.class);
    }
}
