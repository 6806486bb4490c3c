package dev.openbook.model;

/** What a text is to retrieval: some embedding models put different words in front of questions and of passages. */
public enum TextRole {
    /** What is asked. */
    QUERY,
    /** What is searched. */
    DOCUMENT
}
