package dev.openbook.text.template;

/**
 * A text.
 *
 * @param value its characters
 * @param markup whether a filter such as {@code safe} or {@code escape} marked it as HTML (markupsafe's {@code Markup}): then
 *     what is joined to it is escaped
 */
record Text(String value, boolean markup) implements Value {
    static final Text EMPTY = new Text("", false);

    static Text of(String value) {
        return new Text(value, false);
    }

    /** Another text with the same mark. */
    Text with(String other) {
        return new Text(other, markup);
    }

    @Override
    public String typeName() {
        return markup ? "Markup" : "str";
    }

    @Override
    public boolean truth() {
        return !value.isEmpty();
    }
}
