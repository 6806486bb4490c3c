package dev.openbook.text.template;

/** A whole number. Python's have no bound; what does not fit 64 bits is refused where it would arise. */
record Int(long value) implements Value {
    @Override
    public String typeName() {
        return "int";
    }

    @Override
    public boolean truth() {
        return value != 0;
    }
}
