package dev.openbook.rules.expression;

import dev.cel.common.CelErrorCode;
import dev.cel.common.exceptions.CelRuntimeException;

/**
 * A fact that is unknown was read: the engine's own failure for what is absent. Not knowing is common and no fault, so this costs
 * nothing but itself.
 */
final class UnknownFactRead extends CelRuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownFactRead() {
        super((Throwable) null, CelErrorCode.ATTRIBUTE_NOT_FOUND);
    }

    @Override
    public String getMessage() {
        return "a fact is unknown";
    }

    /** Nobody reads where in the engine it was. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
