package dev.openbook.text.template;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;

/**
 * A template's text and how messages name it.
 *
 * @param name such as {@code chat_template.jinja}
 * @param text the source, lines ended by {@code \n} alone, without the last line's end
 */
record Source(String name, String text) {
    private static final int MAX_MESSAGE = 600;

    /** Brings line ends into one form, as Jinja does. */
    static Source of(String name, String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return new Source(name, lines.endsWith("\n") ? lines.substring(0, lines.length() - 1) : lines);
    }

    OpenbookException exception(TemplateFailure failure) {
        String reason = failure.reason();
        String shown = reason.length() > MAX_MESSAGE ? reason.substring(0, MAX_MESSAGE) + "…" : reason;
        String where = name + place(failure.offset());
        return switch (failure.kind()) {
            case UNKNOWN -> new OpenbookException(
                    FailureCode.TEMPLATE_INVALID,
                    "The chat template " + where + " cannot be used: " + shown
                            + ". Fetch it again from the model's publisher; if it is the same, this model needs another template.");
            case LIMIT -> new OpenbookException(
                    FailureCode.TEMPLATE_INVALID,
                    "The chat template " + where + " exceeds a limit: " + shown
                            + ". Shorten the messages, or use another template if it goes on.");
            case DATA -> new OpenbookException(
                    FailureCode.TEMPLATE_REFUSED,
                    "The chat template " + where + " cannot arrange these messages: " + shown
                            + ". Give the messages, tools and documents the members that the template expects.");
            case RAISED -> new OpenbookException(
                    FailureCode.TEMPLATE_REFUSED, "The model's chat template refuses these messages: " + shown);
        };
    }

    private String place(int offset) {
        if (offset < 0) {
            return "";
        }
        int end = Math.min(offset, text.length());
        String before = text.substring(0, end);
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        int start = before.lastIndexOf('\n') + 1;
        return " (line " + line + ", column " + (before.codePointCount(start, end) + 1) + ")";
    }
}
