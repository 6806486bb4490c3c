package dev.openbook.text.template;

/** Where statements write. */
final class Output {
    private final Meter meter;
    private final StringBuilder text = new StringBuilder();

    Output(Meter meter) {
        this.meter = meter;
    }

    void append(String part) {
        meter.text(part.length());
        meter.requireText((long) text.length() + part.length());
        text.append(part);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
