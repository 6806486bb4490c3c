package dev.openbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ModelsCommandTest {
    @TempDir
    Path folder;

    private Path model() throws IOException {
        Path model = Files.createDirectories(folder.resolve("models/tiny"));
        Files.writeString(model.resolve("config.json"), "{}");
        Files.writeString(model.resolve("README.md"), "---\nlicense: mit\n---\n# Tiny\n");
        return model;
    }

    private Run lock(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "models";
        all[1] = "lock";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Run.of(all);
    }

    @Test
    void modelsArePinnedByNameAndBytes() throws IOException {
        String file = folder.resolve("models.lock").toString();

        Run run = lock(file, model().toString(), "bundled:minilm");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("bundled:minilm: added, root digest ").contains("pins 2 models now.");
        assertThat(Files.readString(Path.of(file)))
                .contains("\"source\": \"models/tiny\"")
                .contains("\"license\": \"MIT\"")
                .contains("\"revision\": \"")
                .doesNotContain(folder.toString());
        assertThat(lock("--check", file).out()).contains("Nothing changed: 2 models");
    }

    @Test
    void aChangeIsShownAndOnlyWrittenWhenAsked() throws IOException {
        String file = folder.resolve("models.lock").toString();
        Path model = model();
        lock(file, model.toString());
        String before = Files.readString(Path.of(file));
        Files.writeString(model.resolve("README.md"), "---\nlicense: llama3.1\n---\n# Tiny\n");

        Run check = lock("--check", "--json", file);

        assertThat(check.exitCode()).isEqualTo(4);
        JsonNode differences = check.json().get("differences");
        assertThat(differences.get(0).get("field").asString()).isEqualTo("rootDigest");
        assertThat(differences.get(1).get("field").asString()).isEqualTo("filesDigest");
        assertThat(differences.get(2).get("field").asString()).isEqualTo("license");
        assertThat(differences.get(2).get("locked").asString()).isEqualTo("MIT");
        assertThat(Files.readString(Path.of(file))).isEqualTo(before);

        Run update = lock("--update", file);

        assertThat(update.exitCode()).isZero();
        assertThat(update.out()).contains("models/tiny: license was MIT, is ").contains("pins 1 model now.");
        assertThat(lock("--check", file).exitCode()).isZero();
    }

    @Test
    void whatIsNotSignedByWhomTheUserTrustsIsNotPinned() throws Exception {
        java.security.KeyPairGenerator generator = java.security.KeyPairGenerator.getInstance("EC");
        generator.initialize(new java.security.spec.ECGenParameterSpec("secp256r1"));
        String lines = java.util.Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
        Path key = Files.writeString(
                folder.resolve("public.pem"), "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n");
        String file = folder.resolve("models.lock").toString();

        Run run = lock(file, model().toString(), "--public-key", key.toString());

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("models/tiny is not pinned:").contains("Nothing was written.");
        assertThat(Path.of(file)).doesNotExist();
        assertThat(lock(file, model().toString(), "--signature", "x.sig").exitCode()).as("--signature without a key").isEqualTo(2);
    }

    @Test
    void wrongUsesAreExplained() throws IOException {
        String file = folder.resolve("models.lock").toString();

        assertThat(lock(file)).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("Name the models to lock, or give --update or --check.");
        });
        assertThat(lock("--update", file, model().toString()).exitCode()).isEqualTo(2);
        assertThat(lock("--update", file)).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("The lock file " + file + " cannot be read from disk");
        });
        assertThat(Run.of("models").exitCode()).isEqualTo(2);
    }
}
