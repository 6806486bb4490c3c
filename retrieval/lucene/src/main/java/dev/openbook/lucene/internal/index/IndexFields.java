package dev.openbook.lucene.internal.index;

/** Names of the fields of an index. Whoever changes them, or what they hold, counts {@link CommitData#SCHEMA} up. */
public final class IndexFields {
    /** Path of the document: term (for replacing and filtering) and doc value (for ties), on all. */
    public static final String PATH = "path";
    /** Every folder above the document, as terms. */
    public static final String FOLDER = "folder";
    /** Name of the {@link dev.openbook.document.DocumentType}: term on passages. */
    public static final String TYPE = "type";
    /** Place among the document's passages: doc value. Every passage has it and nothing else does. */
    public static final String ORDINAL = "ordinal";
    /** The passage, analysed and stored. */
    public static final String TEXT = "text";
    /** Title and headings, analysed. */
    public static final String CONTEXT = "context";
    /** The normalised embedding. */
    public static final String VECTOR = "vector";
    /** The {@link dev.openbook.library.DocumentRecord}: doc value. The last of every block has it and nothing else does. */
    public static final String RECORD = "record";

    private IndexFields() {}
}
