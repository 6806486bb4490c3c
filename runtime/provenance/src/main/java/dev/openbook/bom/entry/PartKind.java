package dev.openbook.bom.entry;

/** What a part of a bill of materials is. The words are those of CycloneDX and of SPDX's {@code SoftwarePurpose}. */
public enum PartKind {
    /** A program that people use. */
    APPLICATION("application", "application"),
    /** Code that a program is built with. */
    LIBRARY("library", "library"),
    /** What programs run on, such as a Java platform. */
    PLATFORM("platform", "platform"),
    /** A machine that programs run on, or a part of it. */
    DEVICE("device", "device"),
    /** A trained model. */
    MODEL("machine-learning-model", "model"),
    /** Data: a data set, an index. */
    DATA("data", "data"),
    /** A single file. */
    FILE("file", "file");

    private final String cycloneDx;
    private final String spdx;

    PartKind(String cycloneDx, String spdx) {
        this.cycloneDx = cycloneDx;
        this.spdx = spdx;
    }

    /** Its {@code type} in CycloneDX. */
    public String cycloneDx() {
        return cycloneDx;
    }

    /** Its {@code SoftwarePurpose} in SPDX. */
    public String spdx() {
        return spdx;
    }
}
