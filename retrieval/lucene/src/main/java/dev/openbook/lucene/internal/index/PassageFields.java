package dev.openbook.lucene.internal.index;

import dev.openbook.document.DocumentId;
import dev.openbook.document.DocumentType;
import dev.openbook.document.Passage;
import dev.openbook.document.Span;
import dev.openbook.library.IndexedPassage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.VectorSimilarityFunction;

/** A passage as fields, and back. */
public final class PassageFields {
    private static final String DOCUMENT = "passage.document";
    private static final String PLACE = "passage.ordinal";
    private static final String FIRST_PAGE = "passage.firstPage";
    private static final String PAGE_BREAK = "passage.pageBreak";
    private static final String HEADING = "passage.heading";
    private static final String START = "passage.start";
    private static final String CONTENT = "passage.text";

    /** BM25 needs how often a word occurs, not where. */
    private static final FieldType ANALYSED = analysed();

    private PassageFields() {}

    private static FieldType analysed() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }

    static Document write(IndexedPassage indexed, DocumentType type) {
        Passage passage = indexed.passage();
        Document fields = new Document();
        PathTerms.index(passage.document(), fields);
        fields.add(new NumericDocValuesField(IndexFields.ORDINAL, passage.ordinal()));
        for (String folder : PathTerms.foldersAbove(passage.document())) {
            fields.add(new StringField(IndexFields.FOLDER, PathTerms.term(folder), Field.Store.NO));
        }
        fields.add(new StringField(IndexFields.TYPE, type.name(), Field.Store.NO));
        fields.add(new Field(IndexFields.TEXT, passage.text(), ANALYSED));
        fields.add(new Field(IndexFields.CONTEXT, indexed.context(), ANALYSED));
        float[] vector = indexed.vector();
        if (vector != null && !NormalVectors.isZero(vector)) {
            fields.add(new KnnFloatVectorField(IndexFields.VECTOR, vector.clone(), VectorSimilarityFunction.DOT_PRODUCT));
        }
        store(passage, fields);
        return fields;
    }

    private static void store(Passage passage, Document fields) {
        fields.add(StoredValues.text(DOCUMENT, passage.document().path()));
        fields.add(new StoredField(PLACE, passage.ordinal()));
        Span span = passage.span();
        fields.add(new StoredField(FIRST_PAGE, span.firstPage()));
        for (int pageBreak : span.pageBreaks()) {
            fields.add(new StoredField(PAGE_BREAK, pageBreak));
        }
        for (String heading : span.headings()) {
            fields.add(StoredValues.text(HEADING, heading));
        }
        fields.add(new StoredField(START, span.start()));
        fields.add(StoredValues.text(CONTENT, passage.text()));
    }

    /**
     * The passage that stored fields hold.
     *
     * @throws IOException if they hold something else
     */
    public static Passage read(Document stored) throws IOException {
        String text = StoredValues.text(stored, CONTENT);
        int start = StoredValues.number(stored, START).intValue();
        List<Integer> pageBreaks = new ArrayList<>();
        for (IndexableField field : stored.getFields(PAGE_BREAK)) {
            pageBreaks.add(field.numericValue().intValue());
        }
        List<String> headings = new ArrayList<>();
        for (IndexableField field : stored.getFields(HEADING)) {
            headings.add(StoredValues.text(field));
        }
        int firstPage = StoredValues.number(stored, FIRST_PAGE).intValue();
        Span span = new Span(firstPage, pageBreaks, headings, start, start + text.length());
        DocumentId document = new DocumentId(StoredValues.text(stored, DOCUMENT));
        return new Passage(document, StoredValues.number(stored, PLACE).intValue(), span, text);
    }
}
