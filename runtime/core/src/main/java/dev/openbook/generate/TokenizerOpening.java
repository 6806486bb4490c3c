package dev.openbook.generate;

import dev.openbook.model.ModelContent;
import dev.openbook.text.Tokenizer;
import dev.openbook.text.Tokenizers;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * A tokenizer that opens while its model's graph does: each takes a good part of a second and neither needs the other.
 * Closing waits until it is open and closes it, so that a failure of the graph leaves nothing behind.
 */
final class TokenizerOpening implements AutoCloseable {
    private final FutureTask<Tokenizer> opening;

    private TokenizerOpening(FutureTask<Tokenizer> opening) {
        this.opening = opening;
    }

    /**
     * Begins to open.
     *
     * @param content must stay open until {@link #join} or {@link #close} returns
     * @param executor starts at once what it is given
     */
    static TokenizerOpening begin(ModelContent content, Executor executor) {
        FutureTask<Tokenizer> opening = new FutureTask<>(() -> Tokenizers.openWithVocabulary(content));
        executor.execute(opening);
        return new TokenizerOpening(opening);
    }

    /** The tokenizer, or what kept it from opening. Waits, not interruptibly; an interrupt stays for others to see. */
    Tokenizer join() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return opening.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException failure) {
                throw failure;
            }
            if (cause instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        Tokenizer tokenizer;
        try {
            tokenizer = join();
        } catch (RuntimeException | Error e) {
            return; // nothing is open: whoever joined has heard why, and whoever failed before has a reason of its own
        }
        tokenizer.close();
    }
}
