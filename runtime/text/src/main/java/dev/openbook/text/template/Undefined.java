package dev.openbook.text.template;

/**
 * What a name or member stands for that is not there. It prints as nothing, counts as false and is empty; any other use
 * fails with its message.
 *
 * @param message why it is undefined
 */
record Undefined(String message) implements Value {
    static Undefined name(String name) {
        return new Undefined("'" + name + "' is undefined");
    }

    TemplateFailure failure() {
        return TemplateFailure.data(message);
    }

    @Override
    public String typeName() {
        return "Undefined";
    }

    @Override
    public boolean truth() {
        return false;
    }
}
