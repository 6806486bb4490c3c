package dev.openbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The commands sign and verify. */
class SignaturesTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    private Path model;
    private Path privateKey;
    private Path publicKey;

    @BeforeEach
    void prepare() throws Exception {
        model = Files.createDirectories(folder.resolve("our-model/onnx")).getParent();
        Files.writeString(model.resolve("config.json"), "{}");
        Files.writeString(model.resolve("onnx/model.onnx"), "weights");
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        privateKey = pem("private.pem", "PRIVATE KEY", pair.getPrivate().getEncoded());
        publicKey = pem("public.pem", "PUBLIC KEY", pair.getPublic().getEncoded());
    }

    private Path pem(String name, String label, byte[] bytes) throws IOException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(folder.resolve(name), "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n");
    }

    private Run verify(String... more) {
        return run("verify", more);
    }

    private Run run(String command, String... more) {
        return Run.of(Stream.concat(
                        Stream.of(command, model.toString()), Arrays.stream(more))
                .toArray(String[]::new));
    }

    private static List<String> codes(Run run) {
        return run.json().get("problems").valueStream().map(problem -> problem.get("code").asString()).toList();
    }

    @Test
    void whatIsSignedIsVerifiedAndAnyChangeIsNoticed() throws IOException {
        Run signing = run("sign", "--key", privateKey.toString(), "--json");

        assertThat(signing.exitCode()).as(signing.out() + signing.err()).isZero();
        JsonNode signed = signing.json();
        assertThat(signed.get("verdict").asString()).isEqualTo("SIGNED");
        assertThat(signed.get("method").asString()).isEqualTo("key");
        assertThat(signed.get("resources").asInt()).isEqualTo(2);
        assertThat(model.resolve("model.sig")).exists();

        Run verified = verify("--key", publicKey.toString(), "--json");
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
        assertThat(verified.json().get("verdict").asString()).isEqualTo("VERIFIED");
        assertThat(verified.json().get("rootDigest")).isEqualTo(signed.get("rootDigest"));
        assertThat(verified.json().get("signer").asString()).isEqualTo("key " + signed.get("keyFingerprint").asString());
        assertThat(verified.json().get("problems")).isEmpty();

        Files.writeString(model.resolve("onnx/model.onnx"), "Weights");
        Files.writeString(model.resolve("extra.py"), "print()");
        Run changed = verify("--public-key", publicKey.toString(), "--json");
        assertThat(changed.exitCode()).isEqualTo(4);
        assertThat(changed.json().get("verdict").asString()).isEqualTo("FAILED");
        assertThat(codes(changed)).containsExactly("RESOURCE_CHANGED", "UNSIGNED_FILE");
        assertThat(codes(verify("--key", publicKey.toString(), "--ignore", "extra.py", "--json"))).containsExactly("RESOURCE_CHANGED");
    }

    @Test
    void theDigestIsTheOneThatInspectShows() {
        Run signing = run("sign", "--key", privateKey.toString(), "--json");

        JsonNode inspected = run("inspect", "--json").json();
        assertThat(inspected.get("rootDigest")).isEqualTo(signing.json().get("rootDigest"));
        assertThat(inspected.get("signature").get("verdict").asString()).isEqualTo("NOT_CHECKED");
    }

    @Test
    void peopleReadWhatItMeans() throws IOException {
        assertThat(verify("--key", publicKey.toString()).out()).startsWith("Not signed:").contains("Nobody vouches");
        assertThat(run("sign", "--key", privateKey.toString()).out()).startsWith("Signed 2 files:").contains("--public-key");
        assertThat(verify("--key", publicKey.toString()).out()).startsWith("Verified:").contains("exactly the ones that were signed");
        Files.writeString(model.resolve("config.json"), "[]");
        assertThat(verify("--key", publicKey.toString()).out())
                .startsWith("NOT verified:")
                .contains("The signature is genuine, but the files are not")
                .contains("problem: config.json is not the file that was signed")
                .doesNotContain("Exception");
    }

    @Test
    void aSignatureMayLieElsewhereAndLeaveFilesOut() throws IOException {
        Path signature = folder.resolve("elsewhere.sig");
        assertThat(run("sign", "--key", privateKey.toString(), "--signature", signature.toString(), "--ignore", "config.json")
                        .exitCode())
                .isZero();
        Files.writeString(model.resolve("config.json"), "changed");

        assertThat(verify("--key", publicKey.toString()).exitCode()).isEqualTo(4);
        Run run = verify("--key", publicKey.toString(), "--signature", signature.toString(), "--json");
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.json().get("resourcesChecked").asInt()).isEqualTo(1);
        assertThat(run.json().get("notes")).hasSize(1);
    }

    @Test
    void certificatesServeUntilTheyExpire() throws Exception {
        KeyStore store = selfSigned();
        Path own = pem("own.pem", "PRIVATE KEY", store.getKey("own", PASSWORD.toCharArray()).getEncoded());
        Path certificate = pem("certificate.pem", "CERTIFICATE", store.getCertificate("own").getEncoded());

        assertThat(run("sign", "--key", own.toString(), "--certificate", certificate.toString()).exitCode()).isZero();
        Run run = verify("--trust-root", certificate.toString(), "--json");
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.json().get("method").asString()).isEqualTo("certificate");
        assertThat(run.json().get("signer").asString()).isEqualTo("models@example.org");
        assertThat(run.json().get("certificate").get("subject").asString()).isEqualTo("CN=Publisher");

        assertThat(codes(verify("--certificate-chain", certificate.toString(), "--at", "2200-01-01", "--json")))
                .containsExactly("CERTIFICATE_EXPIRED");
        assertThat(codes(verify("--key", publicKey.toString(), "--json"))).containsExactly("METHOD_MISMATCH");
        assertThat(run("sign", "--key", privateKey.toString(), "--certificate-chain", certificate.toString()).err())
                .contains("does not belong to the private key");
    }

    private KeyStore selfSigned() throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair", "-alias", "own", "-keyalg", "EC", "-groupname", "secp384r1", "-dname", "CN=Publisher",
                        "-ext", "KeyUsage=digitalSignature", "-ext", "SAN=email:models@example.org", "-validity", "10000",
                        "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    @Test
    void wrongUsageIsSaid() {
        assertThat(verify().exitCode()).isEqualTo(2);
        assertThat(verify().err()).contains("Say whom you trust");
        assertThat(verify("--key", publicKey.toString(), "--trust-root", publicKey.toString()).exitCode()).isEqualTo(2);
        assertThat(verify("--key", publicKey.toString(), "--at", "2026-01-01").err()).contains("do not expire");
        assertThat(verify("--trust-root", publicKey.toString(), "--at", "yesterday").exitCode()).isEqualTo(2);
        assertThat(Run.of("verify", "hub:org/name", "--key", publicKey.toString()).err()).contains("snapshot");
        assertThat(run("sign").exitCode()).isEqualTo(2);
    }

    @Test
    void failuresAreClear() {
        Run noModel = Run.of("verify", folder.resolve("absent").toString(), "--key", publicKey.toString(), "--json");
        assertThat(noModel.exitCode()).isEqualTo(1);
        assertThat(noModel.json().get("error").get("code").asString()).isEqualTo("MODEL_MISSING");
        Run noKey = verify("--key", privateKey.toString(), "--json");
        assertThat(noKey.exitCode()).isEqualTo(1);
        assertThat(noKey.json().get("error").get("message").asString()).contains("which only the signer needs");
        Run notPrivate = run("sign", "--key", publicKey.toString(), "--json");
        assertThat(notPrivate.json().get("error").get("message").asString()).contains("not a private key").contains("openssl genpkey");
    }

    @Test
    void anAccountIsNothingWithoutItsProviderAndARootOfTrust() throws IOException {
        Path root = Files.writeString(folder.resolve("trusted_root.json"), "no root");

        assertThat(verify("--identity", "somebody@example.org", "--trust-root", root.toString())).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("--identity-provider");
        });
        assertThat(verify("--identity", "a@example.org", "--identity-provider", "https://example.org", "--trust-root", root.toString()))
                .satisfies(run -> {
                    assertThat(run.exitCode()).isEqualTo(1);
                    assertThat(run.err()).contains("cannot be read as Sigstore's root");
                });
    }
}
