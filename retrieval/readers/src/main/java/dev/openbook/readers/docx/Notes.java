package dev.openbook.readers.docx;

import java.util.List;
import java.util.Map;

/**
 * The footnotes and endnotes of a document, by id.
 *
 * @param footnotes at the foot of a page
 * @param endnotes at the end of the document
 */
record Notes(Map<String, List<Draft>> footnotes, Map<String, List<Draft>> endnotes) {
    static final Notes NONE = new Notes(NotesParser.NONE, NotesParser.NONE);
}
