package dev.openbook.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.provenance.SignatureReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of this module's README. */
class ReadmeExampleTest {
    @Test
    void compiles_and_runs(@TempDir Path folder) throws Exception {
        KeyPair keys = TestKeys.pair();
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.writeString(model.resolve("config.json"), "{}");
        Path own = TestKeys.write(folder.resolve("private.pem"), "PRIVATE KEY", keys.getPrivate().getEncoded());
        Path publisher = TestKeys.write(folder.resolve("publisher.pem"), "PUBLIC KEY", keys.getPublic().getEncoded());

        ModelSigner.withKey(SigningKey.read(own)).sign(model);

        SignatureReport report = ModelVerifier.create().verify(model, TrustedKeys.read(publisher));
        assertThat(report.verified()).isTrue();
        assertThat(report.problems()).isEmpty();
        assertThat(report.signer().orElseThrow().name()).startsWith("key ");
    }
}
