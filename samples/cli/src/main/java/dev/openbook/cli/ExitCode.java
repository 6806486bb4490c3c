package dev.openbook.cli;

import dev.openbook.failure.FailureCode;

/** What the process says to the shell. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILURE = 1;
    static final int USAGE = 2;
    static final int REFUSED = 3;
    static final int CHECK_FAILED = 4;

    private ExitCode() {}

    static int of(FailureCode code) {
        return switch (code) {
            case MODEL_REFUSED, REQUEST_REFUSED -> REFUSED;
            case MODEL_NOT_LOCKED -> CHECK_FAILED;
            default -> FAILURE;
        };
    }
}
