package dev.openbook.failure;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of Openbook. The message says what was given, what is allowed and what to do; {@link #code()} names
 * the cause for programs.
 */
public final class OpenbookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureCode code;

    /** A failure with nothing beneath it. */
    public OpenbookException(FailureCode code, String message) {
        this(code, message, null);
    }

    /** A failure caused by another exception. */
    public OpenbookException(FailureCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code, "code");
    }

    /** Why. */
    public FailureCode code() {
        return code;
    }
}
