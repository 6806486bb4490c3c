package dev.openbook.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Cancellation;
import dev.openbook.model.Conversation;
import dev.openbook.model.Generation;
import dev.openbook.model.GenerationOptions;
import dev.openbook.model.GenerationRequest;
import dev.openbook.model.Prompt;
import dev.openbook.model.TextGenerator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several callers of one conversation. */
@Timeout(60)
class ConversationTest {
    private static final GenerationRequest REQUEST =
            GenerationRequest.of(Prompt.text("Open source AI means"), GenerationOptions.greedy(5));

    private final TextGenerator generator = TinyGenerators.open(TinyGenerators.LLAMA);
    private final Conversation conversation = generator.conversation();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void close() {
        goOn.countDown();
        threads.close();
        conversation.close();
        generator.close();
    }

    private Future<Generation> writeUntilToldToGoOn() throws InterruptedException {
        Future<Generation> first = threads.submit(() -> conversation.generate(REQUEST.withListener(piece -> {
            writing.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        })));
        writing.await();
        return first;
    }

    @Test
    void whoeverWaitsForItCanBeCancelled() throws Exception {
        Future<Generation> first = writeUntilToldToGoOn();
        Cancellation cancellation = new Cancellation();
        Future<Generation> second = threads.submit(() -> conversation.generate(REQUEST.withCancellation(cancellation)));
        cancellation.cancel();

        assertThatThrownBy(() -> second.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.CANCELLED));
        assertThat(first.isDone()).isFalse();
        goOn.countDown();
        assertThat(first.get(20, TimeUnit.SECONDS).outputIds()).hasSize(5);
    }

    @Test
    void itsOwnListenerCannotCloseIt() {
        assertThatThrownBy(() -> conversation.generate(REQUEST.withListener(piece -> conversation.close())))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.ARGUMENT_INVALID))
                .hasMessageContaining("conversation")
                .hasMessageContaining("listener");
        assertThat(conversation.generate(REQUEST).usage().reusedTokens()).isEqualTo(4);
    }

    @Test
    void closedItSaysSo() {
        conversation.close();
        conversation.close();

        assertThatThrownBy(() -> conversation.generate(REQUEST))
                .isInstanceOfSatisfying(OpenbookException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.CLOSED))
                .hasMessageContaining("conversation");
        assertThat(generator.generate(REQUEST).outputIds()).hasSize(5);
    }
}
