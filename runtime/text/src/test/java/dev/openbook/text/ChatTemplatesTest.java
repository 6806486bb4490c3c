package dev.openbook.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.ChatMessage;
import dev.openbook.model.ModelContent;
import dev.openbook.model.Prompt;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.value.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChatTemplatesTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 23, 14, 5, 9);
    private static final Prompt.Chat CHAT = Prompt.chat(ChatMessage.user("Hi"));
    private static final Prompt.Chat WITH_TOOLS = CHAT.withTools(List.of(Map.of("name", "f")));

    /** A model of texts in memory. */
    private record Texts(Map<String, String> files, String tokenizer) implements ModelContent {
        @Override
        public ModelProvenance provenance() {
            List<ModelFile> listed = files.entrySet().stream()
                    .map(file -> new ModelFile(file.getKey(), file.getValue().length(), Digest.ofText(file.getValue())))
                    .toList();
            return ModelProvenance.builder("test", Digest.ofText(""))
                    .files(listed)
                    .layout(new ModelLayout(ModelLayout.Kind.UNKNOWN, List.of(), tokenizer))
                    .build();
        }

        @Override
        public boolean contains(String path) {
            return files.containsKey(path);
        }

        @Override
        public ByteBuffer bytes(String path) {
            return ByteBuffer.wrap(files.get(path).getBytes(StandardCharsets.ISO_8859_1)).asReadOnlyBuffer();
        }

        @Override
        public Optional<Path> folder() {
            return Optional.empty();
        }

        @Override
        public void requireUnchanged() {}

        @Override
        public void close() {}
    }

    private static Optional<ChatTemplates> read(Map<String, String> files) {
        return ChatTemplates.read(new Texts(files, "tokenizer.json"));
    }

    private static String show(Map<String, String> files, Prompt.Chat chat) {
        return read(files).orElseThrow().forChat(chat).render(chat, NOW);
    }

    @Test
    void aModelMayHaveNone() {
        assertThat(read(Map.of())).isEmpty();
        assertThat(read(Map.of("tokenizer_config.json", "{\"bos_token\": \"<s>\", \"chat_template\": null}"))).isEmpty();
    }

    @Test
    void aFileOfItsOwnGoesBeforeTheConfiguration() {
        Map<String, String> files = Map.of(
                "chat_template.jinja", "jinja {{ bos_token }}",
                "tokenizer_config.json", "{\"chat_template\": \"config {{ bos_token }}\", \"bos_token\": \"<s>\"}",
                "chat_template.json", "{\"chat_template\": \"json\"}");

        ChatTemplate template = read(files).orElseThrow().forChat(CHAT);

        assertThat(template.render(CHAT, NOW)).isEqualTo("jinja <s>");
        assertThat(template.name()).isEqualTo("chat_template.jinja");
    }

    @Test
    void theConfigurationGoesBeforeThatOfTheProcessor() {
        assertThat(show(Map.of("tokenizer_config.json", "{\"chat_template\": \"config\"}", "chat_template.json", "{\"chat_template\": \"json\"}"), CHAT))
                .isEqualTo("config");
        assertThat(show(Map.of("chat_template.json", "{\"chat_template\": \"json\"}"), CHAT)).isEqualTo("json");
    }

    @Test
    void toolsHaveATemplateOfTheirOwnWhereThereIsOne() {
        String list = "{\"chat_template\": [{\"name\": \"default\", \"template\": \"plain\"},"
                + "{\"name\": \"tool_use\", \"template\": \"tools\"}, {\"name\": \"rag\", \"template\": \"rag\"}]}";
        ChatTemplates templates = read(Map.of("tokenizer_config.json", list)).orElseThrow();

        assertThat(templates.variants()).containsExactly("default", "rag", "tool_use");
        assertThat(templates.forChat(CHAT).render(CHAT, NOW)).isEqualTo("plain");
        assertThat(templates.forChat(WITH_TOOLS).render(WITH_TOOLS, NOW)).isEqualTo("tools");
        assertThat(templates.variant("rag").variant()).isEqualTo("rag");
        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> templates.variant("other"))
                .withMessageContaining("default, rag, tool_use");
    }

    @Test
    void moreTemplatesMayLieInAFolder() {
        Map<String, String> files = Map.of(
                "chat_template.jinja", "plain", "additional_chat_templates/tool_use.jinja", "tools", "additional_chat_templates/deep/x.jinja", "no");

        assertThat(show(files, WITH_TOOLS)).isEqualTo("tools");
        assertThat(read(files).orElseThrow().variants()).containsExactly("default", "tool_use");
    }

    @Test
    void withoutADefaultOnlyNamedOnesCanBeUsed() {
        ChatTemplates templates = read(Map.of("additional_chat_templates/tool_use.jinja", "tools")).orElseThrow();

        assertThat(templates.forChat(WITH_TOOLS).render(WITH_TOOLS, NOW)).isEqualTo("tools");
        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> templates.forChat(CHAT))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.TEMPLATE_INVALID));
    }

    @Test
    void specialTokensAreReadInBothForms() {
        String template = "{{ bos_token }}{{ eos_token }}{{ pad_token }}{{ image_token }}{{ audio_token }}{{ additional_special_tokens }}";
        String configuration = "{\"bos_token\": {\"content\": \"<s>\", \"lstrip\": false}, \"eos_token\": \"</s>\", \"pad_token\": null,"
                + "\"image_token\": \"<img>\", \"extra_special_tokens\": {\"audio_token\": \"<a>\"},"
                + "\"additional_special_tokens\": [\"<x>\", {\"content\": \"<y>\"}], \"add_bos_token\": true}";

        assertThat(show(Map.of("chat_template.jinja", template, "tokenizer_config.json", configuration), CHAT))
                .isEqualTo("<s></s><img><a>['<x>', '<y>']");
    }

    @Test
    void theOlderMapOfTokensCountsWhereTheConfigurationListsNone() {
        Map<String, String> map = Map.of(
                "chat_template.jinja", "{{ bos_token }}", "tokenizer_config.json", "{\"bos_token\": \"<c>\"}",
                "special_tokens_map.json", "{\"bos_token\": {\"content\": \"<m>\"}}");

        assertThat(show(map, CHAT)).isEqualTo("<m>");
        assertThat(show(
                        Map.of(
                                "chat_template.jinja", "{{ bos_token }}",
                                "tokenizer_config.json", "{\"bos_token\": \"<c>\", \"added_tokens_decoder\": {}}",
                                "special_tokens_map.json", "{\"bos_token\": \"<m>\"}"),
                        CHAT))
                .isEqualTo("<c>");
    }

    @Test
    void filesLieBesideTheTokenizer() {
        Texts content = new Texts(Map.of("sub/chat_template.jinja", "below"), "sub/tokenizer.json");

        assertThat(ChatTemplates.read(content).orElseThrow().forChat(CHAT).render(CHAT, NOW)).isEqualTo("below");
        assertThat(ChatTemplates.read(content, "")).isEmpty();
    }

    @Test
    void aBrokenVariantFailsOnlyWhoAsksForIt() {
        Map<String, String> files = Map.of("chat_template.jinja", "plain", "additional_chat_templates/rag.jinja", "{% for %}");
        ChatTemplates templates = read(files).orElseThrow();

        assertThat(templates.forChat(CHAT).render(CHAT, NOW)).isEqualTo("plain");
        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> templates.variant("rag"))
                .withMessageContaining("additional_chat_templates/rag.jinja");
    }

    @Test
    void damagedFilesAreSaidToBe() {
        refused(Map.of("chat_template.jinja", "{% if %}"), "chat_template.jinja (line 1");
        refused(Map.of("chat_template.jinja", "\u00ff\u00fe"), "not text in UTF-8");
        refused(Map.of("tokenizer_config.json", "{\"chat_template\""), "not JSON");
        refused(Map.of("tokenizer_config.json", "{\"chat_template\": 5}"), "neither a text nor a list");
        refused(Map.of("tokenizer_config.json", "{\"chat_template\": [{\"name\": \"default\"}]}"), "without name and template");
    }

    private static void refused(Map<String, String> files, String reason) {
        assertThatExceptionOfType(OpenbookException.class)
                .isThrownBy(() -> read(files))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.TEMPLATE_INVALID))
                .withMessageContaining(reason);
    }
}
