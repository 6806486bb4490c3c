package dev.openbook.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What has been opened, to be closed in reverse order. Failures of closing are gathered: the first is thrown, the others
 * are suppressed in it. Closing again does nothing. Thread-safe once filled.
 */
public final class ResourceStack implements AutoCloseable {
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();

    /** Keeps what was opened, to be closed before what was added earlier. */
    public synchronized <T extends AutoCloseable> T add(T resource) {
        resources.push(resource);
        return resource;
    }

    @Override
    public void close() {
        RuntimeException failure = closeAll(null);
        if (failure != null) {
            throw failure;
        }
    }

    /** Closes everything because of a failure, which keeps what goes wrong meanwhile. */
    public void closeAfter(Throwable failure) {
        RuntimeException closing = closeAll(null);
        if (closing != null) {
            failure.addSuppressed(closing);
        }
    }

    private synchronized @Nullable RuntimeException closeAll(@Nullable RuntimeException first) {
        RuntimeException failure = first;
        while (!resources.isEmpty()) {
            failure = closeOne(resources.pop(), failure);
        }
        return failure;
    }

    private static @Nullable RuntimeException closeOne(AutoCloseable resource, @Nullable RuntimeException before) {
        try {
            resource.close();
            return before;
        } catch (Exception e) {
            RuntimeException failure = e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
            if (before == null) {
                return failure;
            }
            before.addSuppressed(failure);
            return before;
        }
    }
}
