package dev.openbook.library.sync;

import dev.openbook.library.IndexedPassage;
import dev.openbook.library.PassageIndex;
import dev.openbook.library.split.ContextualPassage;
import dev.openbook.model.Embedding;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.model.TextRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Documents on their way into the index. Passages of several small documents are embedded together, because a model runs
 * several texts at once; documents are put in the order in which they came. For one thread.
 */
final class PendingDocuments {
    private static final int PASSAGES_TOGETHER = 64;

    private final Optional<EmbeddingModel> model;
    private final PassageIndex.Writer writer;
    private final List<DocumentIntake.Taken> documents = new ArrayList<>();
    private int passages;

    PendingDocuments(Optional<EmbeddingModel> model, PassageIndex.Writer writer) {
        this.model = model;
        this.writer = writer;
    }

    void add(DocumentIntake.Taken taken) {
        documents.add(taken);
        passages += taken.passages().size();
        if (passages >= PASSAGES_TOGETHER) {
            flush();
        }
    }

    /** Embeds and puts all that waits. */
    void flush() {
        List<ContextualPassage> all = documents.stream().flatMap(taken -> taken.passages().stream()).toList();
        List<Embedding> embeddings = model.isPresent() && !all.isEmpty()
                ? model.get().embed(all.stream().map(ContextualPassage::embeddedText).toList(), TextRole.DOCUMENT)
                : List.of();
        int next = 0;
        for (DocumentIntake.Taken taken : documents) {
            List<IndexedPassage> indexed = new ArrayList<>(taken.passages().size());
            for (ContextualPassage each : taken.passages()) {
                float[] vector = embeddings.isEmpty() ? null : UnitVector.of(embeddings.get(next).vector());
                indexed.add(new IndexedPassage(each.passage(), each.context(), vector));
                next++;
            }
            writer.put(taken.record(), indexed);
        }
        documents.clear();
        passages = 0;
    }
}
