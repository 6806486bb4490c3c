package dev.openbook.rules.function;

/** A function cannot say anything about what it was given. The message is for the author of a rule. */
public final class FunctionFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_SHOWN = 60;

    FunctionFailure(String message) {
        super(message, null, false, false);
    }

    /** What was given, short enough for a message. */
    static String shown(String given) {
        String line = given.strip().replaceAll("\\s+", " ");
        return "'" + (line.length() <= MAX_SHOWN ? line : line.substring(0, MAX_SHOWN) + "…") + "'";
    }
}
