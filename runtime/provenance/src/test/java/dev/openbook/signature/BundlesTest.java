package dev.openbook.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignatureVerdict;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of signatures that are not as they should be. */
class BundlesTest {
    @TempDir
    private Path temporary;

    private SignedStatement signed;
    private Path file;
    private String sound;

    @BeforeEach
    void prepare() throws IOException {
        signed = SignedStatement.in(Files.createDirectories(temporary.resolve("model")));
        file = signed.model().resolve("model.sig");
        ModelSigner.withKey(TestKeys.signing(signed.keys())).sign(signed.model());
        sound = Files.readString(file);
    }

    private SignatureReport verify() {
        return ModelVerifier.create().verify(signed.model(), signed.trusted());
    }

    private void assertRefused(String from, String to, String code, SignatureVerdict verdict) throws IOException {
        assertThat(sound).contains(from);
        Files.writeString(file, sound.replace(from, to));
        SignatureReport report = verify();
        assertThat(report.problems()).extracting(Finding::code).containsExactly(code);
        assertThat(report.verdict()).isEqualTo(verdict);
    }

    @Test
    void none_at_all() throws IOException {
        Files.delete(file);

        SignatureReport report = verify();

        assertThat(report.verdict()).isEqualTo(SignatureVerdict.UNSIGNED);
        assertThat(report.problems()).singleElement().returns("NO_SIGNATURE", Finding::code);
        assertThatThrownBy(() -> ModelVerifier.create().verify(temporary.resolve("absent"), signed.trusted()))
                .hasMessageContaining("does not exist");
        Files.createDirectory(file);
        assertThat(verify().problems()).extracting(Finding::code).containsExactly("BUNDLE_MALFORMED");
    }

    @Test
    void of_other_forms() throws IOException {
        SignatureVerdict failed = SignatureVerdict.FAILED;
        SignatureVerdict unsupported = SignatureVerdict.UNSUPPORTED;
        assertRefused("bundle.v0.3+json", "bundle.v9.0+json", "BUNDLE_VERSION", unsupported);
        assertRefused("application/vnd.dev.sigstore.bundle.v0.3+json", "text/plain", "MEDIA_TYPE", failed);
        assertRefused("application/vnd.in-toto+json", "text/plain", "PAYLOAD_TYPE", failed);
        assertRefused("{\"dsseEnvelope\":", "{\"messageSignature\":{},\"dsseEnvelope\":", "MESSAGE_SIGNATURE", unsupported);
        assertRefused("\"publicKey\":", "\"publicKeys\":", "BUNDLE_MALFORMED", failed);
        assertRefused("\"publicKey\":", "\"x509CertificateChain\":{},\"publicKey\":", "MATERIAL_AMBIGUOUS", failed);
        assertRefused("\"publicKey\":{", "\"certificate\":{", "SIGSTORE_WITHOUT_LOG", failed);
        assertRefused("\"tlogEntries\":[]", "\"tlogEntries\":[{}]", "LOG_OR_TIME_STAMP", unsupported);
        assertRefused(
                "\"tlogEntries\":[]",
                "\"timestampVerificationData\":{\"rfc3161Timestamps\":[{}]}",
                "LOG_OR_TIME_STAMP",
                unsupported);
        assertRefused("\"publicKey\":{", "\"publicKey\":{\"keyDetails\":\"PKIX_ED25519\",", "KEY_DETAILS", failed);
        assertRefused("\"signatures\":[{", "\"signatures\":[{\"sig\":\"AA==\"},{", "BUNDLE_MALFORMED", failed);
        assertRefused("{\"dsseEnvelope\":", "{\"mediaType\":\"x\",\"dsseEnvelope\":", "BUNDLE_MALFORMED", failed);
    }

    @Test
    void harmless_variations_are_accepted() throws IOException {
        for (String keyid : new String[] {"\"keyid\":null", "\"keyid\":\"abc\""}) {
            Files.writeString(file, sound.replace("\"keyid\":\"\"", keyid));
            assertThat(verify().verified()).isTrue();
        }
        Files.writeString(file, sound.replace("\"keyid\":\"\",", "").replace(",\"tlogEntries\":[]", "") + "\n");
        assertThat(verify().verified()).isTrue();
        Files.writeString(file, sound.replace("bundle.v0.3+json", "bundle+json;version=0.2"));
        assertThat(verify().verified()).isTrue();
    }

    @Test
    void the_form_of_the_encoded_bytes_is_the_one_that_every_tool_agrees_on() {
        byte[] encoded = PreAuthenticationEncoding.of("{\"ä\":1}".getBytes(StandardCharsets.UTF_8));

        assertThat(new String(encoded, StandardCharsets.UTF_8)).isEqualTo("DSSEv1 28 application/vnd.in-toto+json 8 {\"ä\":1}");
    }

    @Test
    void bombs_of_values_are_refused_before_they_fill_the_memory() throws IOException {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (String value : new String[] {"[],", "{},", "0,"}) {
            Files.writeString(file, "{\"a\":[" + value.repeat((SignatureLimits.standard().maxBundleBytes() - 20) / value.length()) + "0]}");
            long before = memory.getCurrentThreadAllocatedBytes();
            assertThat(verify().problems()).extracting(Finding::code).containsExactly("BUNDLE_MALFORMED");
            assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(64 << 20);
        }
    }

    @Test
    void two_thousand_broken_ones() throws IOException {
        fuzz(2_000, 20_261_123L);
    }

    @Test
    @Tag("soak")
    void two_hundred_thousand_broken_ones() throws IOException {
        fuzz(200_000, 7L);
    }

    /** Whatever the bytes, there is a report; and none is verified but where only white space was changed. */
    private void fuzz(int rounds, long seed) throws IOException {
        Random random = new Random(seed);
        ModelVerifier verifier = ModelVerifier.create();
        byte[] bundle = sound.getBytes(StandardCharsets.UTF_8);
        String content = sound;
        for (int round = 0; round < rounds; round++) {
            byte[] mutated = mutated(bundle, random);
            Files.write(file, mutated);
            SignatureReport report = verifier.verify(signed.model(), signed.trusted());
            if (report.verified()) {
                String kept = new String(mutated, StandardCharsets.UTF_8).replaceAll("\\s", "");
                assertThat(kept.replaceFirst("\"keyid\":\"[^\"]*\"", "\"keyid\":\"\"")).as("round %d", round).isEqualTo(content);
            } else {
                assertThat(report.problems()).as("round %d", round).isNotEmpty();
            }
        }
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] mutated = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
        for (int i = random.nextInt(4); i > 0 && mutated.length > 0; i--) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(3)) {
                case 0 -> mutated[at] = (byte) random.nextInt(256);
                case 1 -> mutated[at] = (byte) "{}[]\",:\\0ntf ".charAt(random.nextInt(13));
                default -> {
                    int length = random.nextInt(Math.min(40, mutated.length - at));
                    System.arraycopy(bytes, random.nextInt(bytes.length - length), mutated, at, length);
                }
            }
        }
        return mutated;
    }
}
