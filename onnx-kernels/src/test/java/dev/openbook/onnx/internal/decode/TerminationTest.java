package dev.openbook.onnx.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cancels within runs of a real graph, at a point that the test chooses. */
class TerminationTest {
    private OrtSession session;
    private OnnxTensor ids;
    private Termination termination;
    private int runs;

    @BeforeEach
    void open() throws OrtException, IOException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (InputStream graph = TerminationTest.class.getResourceAsStream("/dev/openbook/onnx/lookup.onnx")) {
            session = environment.createSession(graph.readAllBytes());
        }
        ids = OnnxTensor.createTensor(environment, new long[][] {{1}});
        termination = new Termination();
    }

    @AfterEach
    void close() throws OrtException {
        termination.close();
        ids.close();
        session.close();
    }

    @Test
    void aRunThatIsCancelledEndsAndTheNextOneIsNotTouched() throws OrtException {
        Cancellation cancellation = new Cancellation();
        assertCancelled(() -> termination.run(cancellation, options -> {
            cancellation.cancel();
            run(options);
        }));
        assertThat(runs).isZero();
        termination.run(new Cancellation(), this::run);
        assertThat(runs).isEqualTo(1);
    }

    @Test
    void aWishThatComesAfterTheRunTouchesNothing() throws OrtException {
        Cancellation cancellation = new Cancellation();
        termination.run(cancellation, this::run);
        cancellation.cancel();
        termination.run(new Cancellation(), this::run);
        assertThat(runs).isEqualTo(2);
    }

    @Test
    void aRunThatEndsInTimeCountsAndItsLateWishIsTakenBack() throws OrtException {
        Cancellation cancellation = new Cancellation();
        termination.run(cancellation, options -> {
            run(options);
            cancellation.cancel();
        });
        termination.run(new Cancellation(), this::run);
        assertThat(runs).isEqualTo(2);
    }

    @Test
    void whatIsCancelledAlreadyDoesNotBegin() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        assertCancelled(() -> termination.run(cancellation, this::run));
        assertThat(runs).isZero();
    }

    @Test
    void otherFailuresStayWhatTheyAre() {
        assertThatThrownBy(() -> termination.run(new Cancellation(), options -> {
                    throw new OrtException("mine");
                }))
                .isInstanceOf(OrtException.class)
                .hasMessageContaining("mine");
    }

    private void run(OrtSession.RunOptions options) throws OrtException {
        session.run(Map.of("input_ids", ids), options).close();
        runs++;
    }

    private static void assertCancelled(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.CANCELLED));
    }
}
