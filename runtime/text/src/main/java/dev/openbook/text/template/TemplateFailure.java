package dev.openbook.text.template;

/** Why a template cannot go on. The place in the source is added on the way up, by the innermost that knows it. */
final class TemplateFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is, which decides its code and sentence. */
    enum Kind {
        /** The template is written wrongly, or uses what is not known here. */
        UNKNOWN,
        /** A bound was crossed. */
        LIMIT,
        /** The template and the messages do not fit, such as a missing member or a text where a number is needed. */
        DATA,
        /** The template said no by itself, in its own words. */
        RAISED
    }

    private final Kind kind;
    private int offset = -1;

    private TemplateFailure(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    static TemplateFailure unknown(String message) {
        return new TemplateFailure(Kind.UNKNOWN, message);
    }

    static TemplateFailure limit(String message) {
        return new TemplateFailure(Kind.LIMIT, message);
    }

    static TemplateFailure data(String message) {
        return new TemplateFailure(Kind.DATA, message);
    }

    static TemplateFailure raised(String message) {
        return new TemplateFailure(Kind.RAISED, message);
    }

    Kind kind() {
        return kind;
    }

    /** Where, as an index into the source; -1 if nobody said. */
    int offset() {
        return offset;
    }

    String reason() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    TemplateFailure at(int place) {
        if (offset < 0) {
            offset = place;
        }
        return this;
    }
}
