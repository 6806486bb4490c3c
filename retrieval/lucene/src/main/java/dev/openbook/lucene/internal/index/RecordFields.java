package dev.openbook.lucene.internal.index;

import dev.openbook.document.DocumentId;
import dev.openbook.document.DocumentType;
import dev.openbook.failure.FailureCode;
import dev.openbook.library.DocumentRecord;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;

/** What an index remembers of a file as fields, and back. */
public final class RecordFields {
    private static final String DOCUMENT = "record.document";
    private static final String TYPE = "record.type";
    private static final String TITLE = "record.title";
    private static final String SHA256 = "record.sha256";
    private static final String SIZE = "record.size";
    private static final String MODIFIED = "record.modified";
    private static final String SETTINGS = "record.settings";
    private static final String PASSAGES = "record.passages";
    private static final String FAILURE_CODE = "record.failureCode";
    private static final String FAILURE_MESSAGE = "record.failureMessage";

    private RecordFields() {}

    static Document write(DocumentRecord record) {
        Document fields = new Document();
        PathTerms.index(record.id(), fields);
        fields.add(StoredValues.text(DOCUMENT, record.id().path()));
        fields.add(new StoredField(TYPE, record.type().name()));
        record.title().ifPresent(title -> fields.add(StoredValues.text(TITLE, title)));
        fields.add(new StoredField(SHA256, record.sha256().hex()));
        fields.add(new StoredField(SIZE, record.size()));
        fields.add(new StoredField(MODIFIED, record.modifiedMillis()));
        fields.add(StoredValues.text(SETTINGS, record.settings()));
        fields.add(new StoredField(PASSAGES, record.passages()));
        record.failure().ifPresent(failure -> {
            fields.add(new StoredField(FAILURE_CODE, failure.code().name()));
            fields.add(StoredValues.text(FAILURE_MESSAGE, failure.message()));
        });
        return fields;
    }

    /**
     * The record that stored fields hold.
     *
     * @throws IOException if they hold something else
     */
    public static DocumentRecord read(Document stored) throws IOException {
        Optional<String> code = StoredValues.optionalText(stored, FAILURE_CODE);
        Optional<DocumentRecord.Failure> failure = code.isEmpty()
                ? Optional.empty()
                : Optional.of(new DocumentRecord.Failure(
                        FailureCode.valueOf(code.get()), StoredValues.text(stored, FAILURE_MESSAGE)));
        return new DocumentRecord(
                new DocumentId(StoredValues.text(stored, DOCUMENT)),
                DocumentType.valueOf(StoredValues.text(stored, TYPE)),
                StoredValues.optionalText(stored, TITLE),
                new Digest(StoredValues.text(stored, SHA256)),
                StoredValues.number(stored, SIZE).longValue(),
                StoredValues.number(stored, MODIFIED).longValue(),
                StoredValues.text(stored, SETTINGS),
                StoredValues.number(stored, PASSAGES).intValue(),
                failure);
    }
}
