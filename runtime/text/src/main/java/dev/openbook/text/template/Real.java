package dev.openbook.text.template;

/** A floating-point number. */
record Real(double value) implements Value {
    @Override
    public String typeName() {
        return "float";
    }

    @Override
    public boolean truth() {
        return value != 0;
    }
}
