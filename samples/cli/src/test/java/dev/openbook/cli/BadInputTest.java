package dev.openbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One clear sentence each, the right exit code, and the rest of the work goes on. */
class BadInputTest {
    @TempDir
    Path folder;

    @Test
    void aMissingFolder() {
        Run run = Run.of("ask", "--documents", folder.resolve("nowhere").toString(), "--json", "Why?");
        assertFailure(run, 1, "DOCUMENTS_MISSING", "nowhere");
    }

    @Test
    void anEmptyFolder() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Run run = Run.of("index", folder.resolve("library").toString(), "--documents", empty.toString(), "--json");
        assertFailure(run, 1, "DOCUMENTS_EMPTY", "empty");
    }

    @Test
    void badDocumentsAreListedAndStopNothing() throws IOException {
        Path documents = Files.createDirectory(folder.resolve("documents"));
        Files.writeString(documents.resolve("good.txt"), "The good file says that the vault code is hidden under the fern.\n");
        encryptedPdf(documents.resolve("secret.pdf"));
        Files.writeString(documents.resolve("broken.pdf"), "%PDF-1.7\nthis is not really one\n");
        Files.write(documents.resolve("picture.docx"), new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13});

        Run run = Run.of("index", folder.resolve("library").toString(), "--documents", documents.toString(), "--json");

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.json().get("added").asInt()).isEqualTo(1);
        Map<String, String> codes = new HashMap<>();
        run.json().get("failed").forEach(failure -> {
            codes.put(failure.get("path").asString(), failure.get("code").asString());
            assertThat(failure.get("message").asString()).hasSizeBetween(20, 400).doesNotContain("Exception");
        });
        assertThat(codes).containsEntry("secret.pdf", "DOCUMENT_ENCRYPTED")
                .containsEntry("broken.pdf", "DOCUMENT_DAMAGED")
                .containsEntry("picture.docx", "DOCUMENT_TYPE_MISMATCH");
        JsonNode answer = Run.of("ask", "--library", folder.resolve("library").toString(), "--json", "Where is the vault code?").json();
        assertThat(answer.get("answer").asString()).contains("under the fern");
    }

    @Test
    void aTruncatedGraph() throws IOException {
        Path model = BundledModelFolder.in(folder.resolve("truncated"));
        Path graph = model.resolve("onnx/model_quantized.onnx");
        Files.write(graph, Arrays.copyOf(Files.readAllBytes(graph), 1_000_000));

        assertFailure(Run.of("embed", model.toString(), "--json", "text"), 1, "MODEL_DAMAGED", "model_quantized.onnx");
        Run inspected = Run.of("inspect", model.toString(), "--json");
        assertThat(inspected.exitCode()).isZero();
        assertThat(inspected.json().get("findings")).anySatisfy(
                finding -> assertThat(finding.get("severity").asString()).isEqualToIgnoringCase("error"));
    }

    @Test
    void aTokenizerThatIsNotJson() throws IOException {
        Path model = BundledModelFolder.in(folder.resolve("tokenizer"));
        Files.writeString(model.resolve("tokenizer.json"), "<html>404</html>");
        assertFailure(Run.of("embed", model.toString(), "--json", "text"), 1, "TOKENIZER_INVALID", "tokenizer.json");
    }

    @Test
    void aModelThatTheRulesRefuse() throws IOException {
        Path model = BundledModelFolder.in(folder.resolve("closed"));
        Files.writeString(model.resolve("README.md"), "---\nlicense: llama3\n---\n# A model\n");
        String rules = Run.samples().resolve("rules/open-licences-only").toString();
        Run run = Run.of("embed", model.toString(), "--rules", rules, "--json", "text");
        assertFailure(run, 3, "MODEL_REFUSED", "llama3");
        assertThat(Run.of("embed", "bundled:minilm", "--rules", rules, "--json", "text").exitCode()).isZero();
    }

    @Test
    void wrongUsage() {
        assertThat(Run.of("ask", "Why?").exitCode()).isEqualTo(2);
        assertThat(Run.of("frobnicate").exitCode()).isEqualTo(2);
        assertThat(Run.of().exitCode()).isEqualTo(2);
        assertThat(Run.of("embed", "bundled:nonsense", "text").exitCode()).isEqualTo(2);
        assertThat(Run.of("search", "x", "y", "--filter", "colour=red", "--json").json().get("error").get("code").asString())
                .isEqualTo("USAGE");
    }

    @Test
    void aMissingLibraryAndAMissingModel() {
        assertFailure(Run.of("search", folder.resolve("none").toString(), "word", "--json"), 1, "LIBRARY_MISSING", "none");
        assertFailure(Run.of("inspect", folder.resolve("none").toString(), "--json"), 1, "MODEL_MISSING", "none");
    }

    private static void assertFailure(Run run, int exitCode, String code, String named) {
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(exitCode);
        JsonNode error = run.json().get("error");
        assertThat(error.get("code").asString()).isEqualTo(code);
        assertThat(error.get("message").asString()).contains(named).doesNotContain("Exception").hasSizeLessThan(600);
    }

    private static void encryptedPdf(Path file) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(file.toFile());
        }
    }
}
