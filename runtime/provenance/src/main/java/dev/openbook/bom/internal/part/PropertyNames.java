package dev.openbook.bom.internal.part;

/** Names of properties that a format or a report looks for again. */
public final class PropertyNames {
    /** What a file is for. */
    public static final String FILE_ROLE = "openbook:file:role";
    /** How many bytes it has. */
    public static final String FILE_SIZE = "openbook:file:size";
    /** Class of the Model Openness Framework, from 0 to 3. */
    public static final String OPENNESS_CLASS = "openbook:mof:class";
    /** A part of a data set, as its card names it, and its digest. */
    public static final String DATA_FILE = "openbook:data:file";

    /** When a model was published, where a format has no field for it. */
    public static final String RELEASED_AT = "openbook:released-at";

    private PropertyNames() {}
}
