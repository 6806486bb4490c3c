package dev.openbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code generate}, {@code score}, {@code tokenize} and {@code template}, over tiny models of random weights. */
class GenerateTest {
    private static final Path MODELS =
            Run.samples().resolveSibling("onnx-kernels/src/test/resources/generators");
    private static final String LLAMA = MODELS.resolve("genai-llama-fp32").toString();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"genai-llama-int4", "genai-mistral-fp32", "genai-granite-int4", "onnx-community-llama-fp32"})
    void theTokensAreThoseThatPythonWrites(String model) {
        JsonNode golden = new ObjectMapper().readTree(MODELS.resolve(model + ".golden.json").toFile());
        JsonNode known = golden.path("cases").get(0);
        Run run = Run.of(
                "generate", MODELS.resolve(model).toString(), "--json",
                "--prompt", known.path("text").asString(),
                "--max-tokens", golden.path("max_new_tokens").asString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().path("inputIds")).isEqualTo(known.path("input_ids"));
        assertThat(run.json().path("outputIds")).isEqualTo(known.path("output_ids"));
        assertThat(run.json().path("text")).isEqualTo(known.path("output_text"));
        assertThat(run.json().path("usage").path("outputTokens").asInt()).isEqualTo(known.path("output_ids").size());
        assertThat(run.json().path("timings").propertyNames())
                .contains("loadMillis", "prefillMillis", "firstTokenMillis", "tokensPerSecond");
    }

    @Test
    void peopleSeeTheTextAlone() {
        Run run = Run.of("generate", LLAMA, "--prompt", "Open source", "--max-tokens", "5", "--variant", "model.onnx");
        Run json = Run.of("generate", LLAMA, "--prompt", "Open source", "--max-tokens", "5", "--json");

        assertThat(run.out()).isEqualTo(json.json().path("text").asString() + System.lineSeparator());
        assertThat(run.err()).contains("5 written").contains("ended by length");
        assertThat(json.json().path("finishReason").asString()).isEqualTo("length");
    }

    @Test
    void messagesGoThroughTheTemplateAndSeedsAreKept() throws IOException {
        Path messages = file("messages.json", "[{\"role\": \"user\", \"content\": \"What is the capital of France?\"}]");
        String[] arguments = {
            "generate", LLAMA, "--messages", messages.toString(), "--max-tokens", "9", "--json", "--temperature", "1.5",
            "--top-k", "40", "--top-p", "0.95", "--min-p", "0.01", "--repetition-penalty", "1.1", "--seed", "7", "--threads", "1"
        };

        assertThat(Run.of(arguments).json().path("inputIds").get(0).asInt()).isEqualTo(1);
        assertThat(Run.of(arguments).json().path("outputIds")).isEqualTo(Run.of(arguments).json().path("outputIds"));
    }

    @Test
    void theTemplateShowsThePrompt() throws IOException {
        Path messages = file("messages.json", "[{\"role\": \"user\", \"content\": \"Hi\"}]");

        assertThat(Run.of("template", LLAMA, "--messages", messages.toString()).out())
                .isEqualTo("<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n");
        assertThat(Run.of("template", LLAMA, "--messages", messages.toString(), "--no-generation-prompt", "--json")
                        .json()
                        .path("prompt")
                        .asString())
                .isEqualTo("<|im_start|>user\nHi<|im_end|>\n");
    }

    @Test
    void aTemplateByItselfTakesItsVariablesFromAFile() throws IOException {
        Path template = file("a.jinja", "{{ bos_token }}{{ strftime_now('%d %b %Y') }}{{ tools | tojson }}{{ messages | length }}");
        Path messages = file("messages.json", "[]");
        Path tools = file("tools.json", "[{\"b\": 1, \"a\": 1.0}]");
        Path context = file("context.json", "{\"bos_token\": \"<s>\"}");
        Run run = Run.of(
                "template", "--file", template.toString(), "--messages", messages.toString(), "--tools", tools.toString(),
                "--context", context.toString(), "--now", "2026-11-23");

        assertThat(run.out()).as(run.err()).isEqualTo("<s>23 Nov 2026[{\"b\": 1, \"a\": 1.0}]0");
    }

    @Test
    void aTemplateThatRefusesSaysWhy() throws IOException {
        Path template = file("a.jinja", "{{ raise_exception('Roles must alternate') }}");
        Path messages = file("messages.json", "[]");
        Run run = Run.of("template", "--file", template.toString(), "--messages", messages.toString(), "--json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.json().path("error").path("code").asString()).isEqualTo("TEMPLATE_REFUSED");
        assertThat(run.json().path("error").path("message").asString()).contains("Roles must alternate");
    }

    @Test
    void tokensHavePlacesInUtf16() {
        Run run = Run.of("tokenize", LLAMA, "a 🤖<|im_end|>", "--json");

        assertThat(run.json().path("ids").valueStream().toList().getLast().asInt()).isEqualTo(2);
        assertThat(run.json().path("offsets").valueStream().toList().getLast().toString()).isEqualTo("[4,14]");
        assertThat(Run.of("tokenize", "bundled:minilm", "Who may apply?").out()).contains("[CLS]").contains("apply");
        assertThat(Run.of("tokenize", "bundled:minilm", "Who", "--no-special", "--json").json().path("ids")).hasSize(1);
    }

    @Test
    void aScoreIsTheSumOfItsTokens() {
        Run run = Run.of("score", LLAMA, "--prompt", "The capital of France is", "--continuation", " Paris.", "--json");
        double sum = run.json().path("tokens").valueStream()
                .mapToDouble(token -> token.path("logProbability").asDouble())
                .sum();

        assertThat(run.json().path("logProbability").asDouble()).isEqualTo(sum);
        assertThat(run.json().path("tokens").get(0).propertyNames()).contains("id", "text", "logProbability");
        assertThat(Run.of("score", LLAMA, "--prompt", "a", "--continuation", " b").out()).contains("together");
        assertThat(Run.of("score", LLAMA, "--prompt", "a", "--continuation", " b".repeat(400)).out())
                .containsPattern("one in 10\\^\\d+ texts");
    }

    @Test
    void whatContradictsItselfIsNamed() {
        assertFailure("ARGUMENT_INVALID", "top-p 0.9", "generate", LLAMA, "--prompt", "x", "--temperature", "0", "--top-p", "0.9");
        assertFailure("ARGUMENT_INVALID", "0 tokens", "generate", "no-such-model", "--prompt", "x", "--max-tokens", "0");
        assertFailure("ARGUMENT_INVALID", "stop string", "generate", "no-such-model", "--prompt", "x", "--stop", "");
        assertFailure("USAGE", "--threads 2", "generate", LLAMA, "--prompt", "x", "--reproducible", "--threads", "2");
        assertFailure("USAGE", "--messages", "generate", LLAMA, "--prompt", "x", "--messages", "y");
        assertFailure("USAGE", "--prompt", "generate", LLAMA);
        assertFailure("DEVICE_UNAVAILABLE", "onnxruntime_gpu", "generate", LLAMA, "--prompt", "x", "--device", "cuda");
        assertFailure("MODEL_UNSUPPORTED", "does not write text", "generate", "bundled:minilm", "--prompt", "x");
        assertFailure("ARGUMENT_INVALID", "empty", "generate", LLAMA, "--prompt", "");
        assertFailure("ARGUMENT_INVALID", "is not JSON", "generate", LLAMA, "--messages", LLAMA + "/chat_template.jinja");
    }

    @Test
    void missingWeightsAreNamed() throws IOException {
        for (String file : new String[] {"model.onnx", "genai_config.json", "tokenizer.json", "tokenizer_config.json"}) {
            Files.copy(Path.of(LLAMA, file), folder.resolve(file));
        }

        assertFailure("MODEL_UNSAFE", "model.onnx.data", "generate", folder.toString(), "--prompt", "x");
    }

    private static void assertFailure(String code, String words, String... arguments) {
        String[] withJson = Arrays.copyOf(arguments, arguments.length + 1);
        withJson[arguments.length] = "--json";
        Run run = Run.of(withJson);

        assertThat(run.json().path("error").path("code").asString()).as(run.out()).isEqualTo(code);
        assertThat(run.json().path("error").path("message").asString()).contains(words);
        assertThat(run.exitCode()).isEqualTo(code.equals("USAGE") ? ExitCode.USAGE : ExitCode.FAILURE);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
