package dev.openbook.text.template;

/** jinja2's {@code namespace}: attributes that {@code set} can change from within loops. */
final class Namespace implements Value {
    private final Dict attributes;

    Namespace(Dict attributes) {
        this.attributes = attributes;
    }

    Dict attributes() {
        return attributes;
    }

    @Override
    public String typeName() {
        return "Namespace";
    }

    @Override
    public boolean truth() {
        return true;
    }
}
