package dev.openbook.lucene.internal.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;

/**
 * Values that come back from storage unchanged. Lucene stores text as UTF-8, which cannot carry half of a surrogate pair,
 * and some PDF files contain such; one changed character would make a quote differ from its document. Such text is stored
 * as its UTF-16 units.
 */
final class StoredValues {
    private StoredValues() {}

    static StoredField text(String name, String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text)
                ? new StoredField(name, text)
                : new StoredField(name, PathTerms.term(text));
    }

    static String text(Document stored, String name) throws IOException {
        return text(required(stored, name));
    }

    static String text(IndexableField field) throws IOException {
        String text = field.stringValue();
        if (text != null) {
            return text;
        }
        BytesRef units = field.binaryValue();
        if (units == null) {
            throw new CorruptIndexException("Not a text", field.name());
        }
        return PathTerms.text(units);
    }

    static Number number(Document stored, String name) throws IOException {
        Number number = required(stored, name).numericValue();
        if (number == null) {
            throw new CorruptIndexException("Not a number", name);
        }
        return number;
    }

    private static IndexableField required(Document stored, String name) throws IOException {
        IndexableField field = stored.getField(name);
        if (field == null) {
            throw new CorruptIndexException("Not stored", name);
        }
        return field;
    }
}
