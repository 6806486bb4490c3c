package dev.openbook.provenance;

/** Whose reading of the Model Openness Framework decides. */
public enum MofMode {
    /** As the Model Openness Tool decides: every required component, datasets too, needs an open licence. */
    TOOL("mot"),
    /** As the paper has it: datasets count under any licence and without one. */
    SPECIFICATION("spec");

    private final String label;

    MofMode(String label) {
        this.label = label;
    }

    /** The word for it on the command line and in reports. */
    public String label() {
        return label;
    }
}
