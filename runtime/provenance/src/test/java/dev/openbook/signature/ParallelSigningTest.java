package dev.openbook.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.reading.ReadingSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files read at once: the same statement and the same report on any executor. */
class ParallelSigningTest {
    @TempDir
    private Path folder;

    private Path model;
    private SigningKey key;

    @BeforeEach
    void create() throws Exception {
        model = Files.createDirectory(folder.resolve("model"));
        for (int i = 0; i < 12; i++) {
            byte[] bytes = new byte[i % 5 == 0 ? (2 << 20) + i : i * 997];
            new Random(i).nextBytes(bytes);
            Files.write(model.resolve("weights-" + i), bytes);
        }
        key = TestKeys.signing(TestKeys.pair());
    }

    private SignatureReport verify(ReadingSettings reading) {
        return ModelVerifier.create(VerificationSettings.standard().withReading(reading))
                .verify(model, folder.resolve("model.sig"), TrustedKeys.of(key.publicKey()));
    }

    @Test
    void whoeverReadsTheResultIsTheSame() {
        SignedModel expected = ModelSigner.withKey(key)
                .withReading(ReadingSettings.standard().withAtOnce(1))
                .sign(model, folder.resolve("model.sig"), Set.of());
        Executor never = task -> {};
        Executor refuses = task -> {
            throw new RejectedExecutionException();
        };
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (Executor executor : List.of(two, never, refuses, Runnable::run)) {
                for (int atOnce : new int[] {1, 2, 64}) {
                    ReadingSettings reading = new ReadingSettings(atOnce, Optional.of(executor));
                    SignedModel signed =
                            ModelSigner.withKey(key).withReading(reading).sign(model, folder.resolve("model.sig"), Set.of());
                    assertThat(signed).isEqualTo(expected);
                    assertThat(verify(reading).resourcesChecked()).isEqualTo(12);
                    assertThat(verify(reading).verified()).isTrue();
                }
            }
        }
    }

    @Test
    void problemsComeInTheOrderOfTheStatement() throws Exception {
        ModelSigner.withKey(key).sign(model, folder.resolve("model.sig"), Set.of());
        Files.writeString(model.resolve("weights-9"), "changed");
        Files.delete(model.resolve("weights-5"));
        Files.writeString(model.resolve("weights-0"), "changed");

        for (int atOnce : new int[] {1, 4}) {
            assertThat(verify(ReadingSettings.standard().withAtOnce(atOnce)).problems()).extracting(Finding::place)
                    .containsExactly("weights-0", "weights-5", "weights-9");
        }
    }

    @Test
    void anInterruptEndsItAndIsLeftToOthers() {
        Path bundle = folder.resolve("model.sig");
        ModelSigner signer = ModelSigner.withKey(key);
        signer.sign(model, bundle, Set.of());
        for (Runnable work : List.<Runnable>of(
                () -> verify(ReadingSettings.standard()), () -> signer.sign(model, folder.resolve("other.sig"), Set.of()))) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(OpenbookException.class)
                    .isThrownBy(work::run)
                    .returns(FailureCode.CANCELLED, OpenbookException::code);
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(folder.resolve("other.sig")).doesNotExist();
    }
}
