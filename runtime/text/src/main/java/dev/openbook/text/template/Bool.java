package dev.openbook.text.template;

/** Python's {@code bool}, which is also a number. */
enum Bool implements Value {
    TRUE,
    FALSE;

    static Bool of(boolean value) {
        return value ? TRUE : FALSE;
    }

    @Override
    public String typeName() {
        return "bool";
    }

    @Override
    public boolean truth() {
        return this == TRUE;
    }
}
