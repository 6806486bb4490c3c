package dev.openbook.json;

/** Bytes that are not such JSON as was asked for. Every caller makes a finding of it. */
public final class InvalidJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String place;

    /**
     * A failure.
     *
     * @param problem what is wrong, as the rest of a sentence that begins with the file's name
     * @param place where, such as {@code " (line 3, column 7)"}; empty if unknown
     */
    InvalidJsonException(String problem, String place) {
        super(problem + place, null, false, false);
        this.problem = problem;
        this.place = place;
    }

    /** What is wrong, as the rest of a sentence that begins with the file's name, such as {@code is not JSON}. */
    public String problem() {
        return problem;
    }

    /** Where, such as {@code " (line 3, column 7)"}, columns in characters from 1; empty if unknown. */
    public String place() {
        return place;
    }
}
