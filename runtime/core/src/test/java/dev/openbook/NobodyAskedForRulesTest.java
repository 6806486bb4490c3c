package dev.openbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.model.ModelSource;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.rules.RuleSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Java machine in which nobody asked for rules never loads a class of the expression engine, nor of what it brings. */
class NobodyAskedForRulesTest {
    /** As a class path has it before rules are packaged, and as their jar carries it inside. */
    private static final Pattern ENGINE =
            Pattern.compile(" (dev\\.openbook\\.rules\\.internal\\.shaded|dev\\.cel|com\\.google\\.protobuf|org\\.antlr)\\.");
    private static final String RULES = """
            apiVersion: rules/v1
            kind: RuleSet
            metadata: {name: test, version: 1}
            stage: admission
            rules:
              - {id: readable, require: "size(model.files) > 0", action: deny, message: "'It has no files.'"}
            """;

    @TempDir
    private Path folder;

    @Test
    void withoutRulesTheExpressionEngineIsNotLoaded() throws Exception {
        assertThat(engineClasses(model())).isEmpty();
    }

    /** The same program with rules, so that the test above cannot pass because it looks at nothing. */
    @Test
    void withRulesItIs() throws Exception {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
        assertThat(engineClasses(model(), rules.toString())).hasSizeGreaterThan(100);
    }

    private String model() throws IOException {
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.writeString(model.resolve("config.json"), "{}");
        return model.toString();
    }

    private static List<String> engineClasses(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xlog:class+load", "-Xshare:auto",
                                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                                Opening.class.getName()),
                        Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said.lines().skip(Math.max(0, said.lines().count() - 30)).toList().toString()).isZero();
        assertThat(said).contains("opened, files: 1");
        return said.lines()
                .filter(line -> ENGINE.matcher(line).find())
                .toList();
    }

    /** What the other Java machine runs: inspects, judges and opens a model, with rules if a second argument names some. */
    static final class Opening {
        private Opening() {}

        public static void main(String[] arguments) {
            OpenbookBuilder builder = Openbook.builder();
            if (arguments.length > 1) {
                builder.rules(Path.of(arguments[1]), RuleSettings.standard(), loading -> Thread.ofPlatform().start(loading));
            }
            ModelSource source = ModelSource.folder(Path.of(arguments[0]));
            try (Openbook openbook = builder.build()) {
                ModelProvenance model = openbook.inspect(source);
                openbook.judge(model);
                System.out.println("opened, files: " + openbook.<Integer>open(source, (content, engine) -> model.files().size()));
            }
        }
    }
}
