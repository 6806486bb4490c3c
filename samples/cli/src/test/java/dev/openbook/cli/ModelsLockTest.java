package dev.openbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The command models lock, over models of which some are signed, gone or misnamed. */
class ModelsLockTest {
    @TempDir
    Path folder;

    private Path signed;
    private Path unsigned;
    private Path lock;
    private String publicKey;

    @BeforeEach
    void prepare() throws Exception {
        signed = model("signed");
        unsigned = model("unsigned");
        lock = folder.resolve("models.lock");
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        publicKey = pem("public.pem", "PUBLIC KEY", pair.getPublic().getEncoded());
        Run run = Run.of("sign", signed.toString(), "--key", pem("private.pem", "PRIVATE KEY", pair.getPrivate().getEncoded()));
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private Path model(String name) throws IOException {
        Path model = Files.createDirectories(folder.resolve(name));
        Files.writeString(model.resolve("config.json"), "{\"name\":\"" + name + "\"}");
        return model;
    }

    private String pem(String name, String label, byte[] bytes) throws IOException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(folder.resolve(name), "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n")
                .toString();
    }

    private Run lock(String... arguments) {
        return Run.of(Stream.concat(Stream.of("models", "lock", lock.toString()), Arrays.stream(arguments)).toArray(String[]::new));
    }

    private void lockBoth() {
        assertThat(lock(signed.toString(), "--public-key", publicKey).exitCode()).isZero();
        assertThat(lock(unsigned.toString()).exitCode()).isZero();
    }

    @Test
    void aSignedAndAnUnsignedModelAreCheckedTogether() throws IOException {
        lockBoth();
        String before = Files.readString(lock);
        assertThat(before).contains("\"signer\": \"").contains("\"signer\": null");

        assertThat(lock("--check").exitCode()).as(lock("--check").out()).isZero();
        assertThat(lock("--check", "--public-key", publicKey).exitCode()).as(lock("--check", "--public-key", publicKey).err()).isZero();
        assertThat(lock("--update").exitCode()).isZero();
        assertThat(lock(signed.toString()).exitCode()).as("named again without a key").isZero();
        assertThat(Files.readString(lock)).as("the signer stays").isEqualTo(before);
    }

    @Test
    void aSignerIsNotCarriedOverToOtherFiles() throws IOException {
        lockBoth();
        Files.writeString(signed.resolve("config.json"), "{}");

        Run check = lock("--check", "--json");

        assertThat(check.exitCode()).isEqualTo(4);
        assertThat(check.json().get("differences").valueStream().map(difference -> difference.get("field").asString()))
                .containsExactly("rootDigest", "filesDigest", "signer");
        assertThat(lock("--check", "--public-key", publicKey).err()).contains("signed is not pinned:");
    }

    @Test
    void aModelThatIsNoLongerThereIsADifference() throws IOException {
        lockBoth();
        Files.delete(unsigned.resolve("config.json"));
        Files.delete(unsigned);

        Run check = lock("--check", "--json");
        assertThat(check.exitCode()).isEqualTo(4);
        JsonNode difference = check.json().get("differences").get(0);
        assertThat(difference.get("field").asString()).isEqualTo("model");
        assertThat(difference.get("source").asString()).isEqualTo("unsigned");
        assertThat(difference.get("found").isNull()).isTrue();

        Run update = lock("--update");
        assertThat(update.exitCode()).as(update.err()).isZero();
        assertThat(update.out()).contains("unsigned: no longer there").contains("pins 1 model now.");
        assertThat(lock(folder.resolve("nowhere").toString()).exitCode()).as("named, and not there").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub:bad", "bundled:unknown"})
    void aModelThatIsNamedWronglyIsWrongUsage(String name) {
        Run run = lock(name);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(name).doesNotContain("should not have");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub:bad", "bundled:unknown", "a\\u0000b", "hub:\\u001b[2J"})
    void aLockFileThatNamesAModelWronglyIsInvalid(String name) throws IOException {
        lockBoth();
        Files.writeString(lock, Files.readString(lock).replace("\"unsigned\"", "\"" + name + "\""));

        Run run = lock("--check", "--json");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.json().get("error").get("code").asString()).isEqualTo("LOCK_INVALID");
        assertThat(lock("--check").err()).containsPattern("no\\s+name\\s+of\\s+a\\s+model").doesNotContain("\u001b");
    }
}
