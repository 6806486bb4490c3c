package dev.openbook.retrieve;

/** Is told how far long work has come. Called from the working thread, in order; must return quickly. */
@FunctionalInterface
public interface ProgressListener {

    /**
     * A step.
     *
     * @param what the document at hand, for people; may be shown, is never logged
     * @param done how many are done
     * @param total how many there are
     */
    void progress(String what, int done, int total);

    /** Hears nothing. */
    static ProgressListener none() {
        return (what, done, total) -> {};
    }
}
