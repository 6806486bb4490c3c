package dev.openbook.generate;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Conversation;
import dev.openbook.model.Generation;
import dev.openbook.model.GenerationRequest;
import java.util.concurrent.locks.ReentrantLock;

/** A sequence that stays in the cache from one generation to the next. */
final class OnnxConversation implements Conversation {
    private final OnnxTextGenerator generator;
    private final CachedSequence sequence;
    private final ReentrantLock lock = new ReentrantLock(true);
    private boolean closed;

    OnnxConversation(OnnxTextGenerator generator, CachedSequence sequence) {
        this.generator = generator;
        this.sequence = sequence;
    }

    @Override
    public Generation generate(GenerationRequest request) {
        takeLock();
        try {
            if (closed) {
                throw new OpenbookException(FailureCode.CLOSED, "The conversation is closed. Start another one.");
            }
            return generator.generate(request, sequence);
        } finally {
            lock.unlock();
        }
    }

    private void takeLock() {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OpenbookException(
                    FailureCode.CANCELLED, "The request was cancelled while it waited for its conversation.", e);
        }
    }

    /** Waits for a generation that is under way. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                sequence.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
