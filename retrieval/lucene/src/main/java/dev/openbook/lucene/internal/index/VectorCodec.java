package dev.openbook.lucene.internal.index;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;

/** Lucene's codec with {@link ByteVectors}. Segments name their formats, so reading needs no codec of ours. */
final class VectorCodec extends Lucene104Codec {
    private final KnnVectorsFormat vectors = new ByteVectors();

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return vectors;
    }
}
