package dev.openbook.lucene.internal.index;

import dev.openbook.document.DocumentId;
import dev.openbook.document.DocumentType;
import dev.openbook.failure.FailureCode;
import dev.openbook.library.DocumentRecord;
import dev.openbook.value.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.util.BytesRef;

/**
 * What an index remembers of a file as one doc value, and back. Doc values lie one after the other and apart from the
 * passages, so that all records of a library are read in one pass.
 */
public final class RecordFields {
    private static final int DIGEST_BYTES = 32;

    private RecordFields() {}

    static Document write(DocumentRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writeText(record.id().path(), out);
            out.writeUTF(record.type().name());
            writeOptionalText(record.title(), out);
            out.write(record.sha256().bytes());
            out.writeLong(record.size());
            out.writeLong(record.modifiedMillis());
            writeText(record.settings(), out);
            out.writeInt(record.passages());
            writeOptionalText(record.failure().map(failure -> failure.code().name()), out);
            writeOptionalText(record.failure().map(DocumentRecord.Failure::message), out);
        }
        Document fields = new Document();
        PathTerms.index(record.id(), fields);
        fields.add(new BinaryDocValuesField(IndexFields.RECORD, new BytesRef(bytes.toByteArray())));
        return fields;
    }

    /**
     * The record that a doc value holds.
     *
     * @throws IOException if it holds something else
     */
    public static DocumentRecord read(BytesRef value) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(value.bytes, value.offset, value.length))) {
            DocumentId id = new DocumentId(readText(in));
            DocumentType type = DocumentType.valueOf(in.readUTF());
            Optional<String> title = readOptionalText(in);
            Digest sha256 = new Digest(HexFormat.of().formatHex(in.readNBytes(DIGEST_BYTES)));
            long size = in.readLong();
            long modifiedMillis = in.readLong();
            String settings = readText(in);
            int passages = in.readInt();
            Optional<FailureCode> code = readOptionalText(in).map(FailureCode::valueOf);
            Optional<String> message = readOptionalText(in);
            return new DocumentRecord(
                    id, type, title, sha256, size, modifiedMillis, settings, passages,
                    code.map(why -> new DocumentRecord.Failure(why, message.orElse(""))));
        }
    }

    private static void writeOptionalText(Optional<String> text, DataOutputStream out) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            writeText(text.get(), out);
        }
    }

    /** As UTF-16 units, which carry every string unchanged. */
    private static void writeText(String text, DataOutputStream out) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
    }

    private static Optional<String> readOptionalText(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(readText(in)) : Optional.empty();
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available() / Character.BYTES) {
            throw new CorruptIndexException("A text of " + length + " characters", IndexFields.RECORD);
        }
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = in.readChar();
        }
        return new String(text);
    }
}
