package dev.openbook.lucene.internal.index;

import dev.openbook.document.DocumentId;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;

/**
 * Paths as terms. The bytes are the UTF-16 units, high byte first, so that Lucene's order and equality of terms are those
 * of {@link DocumentId}, for every string that Java can hold.
 */
public final class PathTerms {
    private PathTerms() {}

    /** The term of a path. */
    public static BytesRef term(String path) {
        byte[] bytes = new byte[2 * path.length()];
        for (int i = 0; i < path.length(); i++) {
            bytes[2 * i] = (byte) (path.charAt(i) >> 8);
            bytes[2 * i + 1] = (byte) path.charAt(i);
        }
        return new BytesRef(bytes);
    }

    /** Makes a document findable, and sortable, by its path. */
    static void index(DocumentId document, Document fields) {
        BytesRef path = term(document.path());
        fields.add(new StringField(IndexFields.PATH, path, Field.Store.NO));
        fields.add(new SortedDocValuesField(IndexFields.PATH, path));
    }

    /** The string that was made into bytes by {@link #term(String)}. */
    static String text(BytesRef term) {
        StringBuilder text = new StringBuilder(term.length / 2);
        for (int i = term.offset; i + 1 < term.offset + term.length; i += 2) {
            text.append((char) ((term.bytes[i] & 0xff) << 8 | (term.bytes[i + 1] & 0xff)));
        }
        return text.toString();
    }

    /** The folders that a document lies in or below, innermost last. */
    static List<String> foldersAbove(DocumentId document) {
        List<String> folders = new ArrayList<>();
        String path = document.path();
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            folders.add(path.substring(0, slash));
        }
        return folders;
    }
}
