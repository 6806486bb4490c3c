package dev.openbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.Openbook;
import dev.openbook.answer.Answer;
import dev.openbook.answer.Question;
import dev.openbook.model.ChatMessage;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.model.Generation;
import dev.openbook.model.GenerationOptions;
import dev.openbook.model.ModelSource;
import dev.openbook.model.Prompt;
import dev.openbook.model.TextGenerator;
import dev.openbook.retrieve.DocumentLibrary;
import dev.openbook.retrieve.ProgressListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what runs. */
class ReadmeTest {
    @TempDir
    Path folder;

    @Test
    void theExampleRuns() throws Exception {
        Path rules = Run.samples().resolve("rules/open-licences-only");
        Path modelFolder = BundledModelFolder.in(folder.resolve("model"));
        Path index = folder.resolve("index");
        Path documents = Run.documents();
        // from here
        try (Openbook openbook = Openbook.builder().rules(rules).build();
                EmbeddingModel model = openbook.embeddingModel(ModelSource.folder(modelFolder));
                DocumentLibrary library = openbook.library(index, model)) {
            library.sync(documents, ProgressListener.none());
            Answer answer = openbook.answerer(library).answer(Question.of("Who is eligible to apply?"));
            System.out.println(answer.text()); // quotations with markers [1], [2]
            answer.citations().forEach(c -> System.out.println(c.document() + ", page " + c.page() + ": " + c.quote()));
            System.out.println(model.provenance().license()); // what is known of the model, and how
            System.out.println(answer.receipt().toJson()); // models, passages, rules and settings, by digest
            // to here
            assertThat(answer.text()).contains("501(c)(3)");
            assertThat(answer.decisions().getFirst().ruleSets()).hasSize(1);
        }
    }

    @Test
    void theExampleOfWritingRuns() throws Exception {
        Path folder = Run.samples().resolveSibling("onnx-kernels/src/test/resources/generators/genai-llama-int4");
        // writing from here
        try (Openbook openbook = Openbook.builder().build();
                TextGenerator model = openbook.textGenerator(ModelSource.folder(folder))) {
            Prompt prompt = Prompt.chat(ChatMessage.user("What is the capital of France?"));
            Generation output = model.generate(prompt, GenerationOptions.greedy(32));
            System.out.println(output.text());
            // writing to here
            assertThat(output.outputIds()).isNotEmpty();
        }
    }

    @Test
    void theReadmeShowsTheseExamples() throws Exception {
        assertThat(Files.readString(Run.samples().resolveSibling("README.md")))
                .contains(example("// from here", "// to here"))
                .contains(example("// writing from here", "// writing to here"));
    }

    private static String example(String from, String to) throws Exception {
        List<String> lines = Files.readAllLines(Run.samples().resolve("cli/src/test/java/dev/openbook/cli/ReadmeTest.java"));
        List<String> example = lines.subList(lines.indexOf("        " + from) + 1, lines.indexOf("            " + to));
        return String.join("\n", example.stream().map(line -> line.substring(8)).toList());
    }

    @Test
    void theLabelThatTheReadmeShowsIsTheOneThatIsPrinted() throws Exception {
        String printed = Run.of("inspect", BundledModels.MINILM).out();
        String label = printed.substring(0, printed.lastIndexOf('━') + 1);

        assertThat(Files.readString(Run.samples().resolveSibling("README.md"))).contains("```text\n" + label + "\n```");
    }

    @Test
    void theReadmesFirstCommandIsTheOneThatIsTested() throws Exception {
        assertThat(Files.readString(Run.samples().resolveSibling("README.md")))
                .contains("samples/openbook ask --documents samples/documents \"Who is eligible to apply?\"")
                .contains("mvn verify");
    }
}
