package dev.openbook.inspect;

import dev.openbook.card.CardReader;
import dev.openbook.card.CardReading;
import dev.openbook.failure.OpenbookException;
import dev.openbook.folder.FolderEntry;
import dev.openbook.folder.FolderEntry.Kind;
import dev.openbook.folder.FolderWalk;
import dev.openbook.license.CardLicense;
import dev.openbook.license.LicenseTable;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.License;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lists the models of the local Hugging Face cache without reading more of them than their cards. Thread-safe; costs a look at
 * every file's size.
 */
public final class LocalModels {
    private static final String CARD = "README.md";
    private static final Set<Kind> READ = Set.of(Kind.FILE, Kind.LINK_INSIDE, Kind.LINK_INTO_STORE);

    private final InspectionSettings settings;
    private final CardReader cards;
    private final CardLicense licenses = new CardLicense(LicenseTable.standard());

    /** Looks where these settings say that the cache lies. */
    public LocalModels(InspectionSettings settings) {
        this.settings = settings;
        this.cards = new CardReader(settings.limits().cards());
    }

    /**
     * The models, by name; none if there is no cache. A snapshot that is itself a link out of the cache, or too large for a model,
     * is left out, and a link that leads outside counts for nothing.
     *
     * @throws OpenbookException {@code MODEL_DAMAGED} if the disk fails
     */
    public List<LocalModel> list() {
        HubCache cache = new HubCache(settings.hubCache());
        List<LocalModel> models = new ArrayList<>();
        try {
            for (ModelSource.Hub hub : cache.models()) {
                find(cache, hub).ifPresent(models::add);
            }
        } catch (IOException e) {
            throw FileLoader.unreadable("The local Hugging Face cache", e);
        }
        return models;
    }

    private Optional<LocalModel> find(HubCache cache, ModelSource.Hub hub) throws IOException {
        try {
            return Optional.of(model(hub, cache.find(hub)));
        } catch (OpenbookException e) {
            // Inspection says what is wrong with it; the others can be listed all the same.
            return Optional.empty();
        }
    }

    private LocalModel model(ModelSource.Hub hub, HubCache.Snapshot snapshot) throws IOException {
        InspectionLimits limits = settings.limits();
        int files = 0;
        int graphs = 0;
        long bytes = 0;
        Optional<CardReading> card = Optional.empty();
        for (FolderEntry entry :
                FolderWalk.walk(snapshot.folder(), Optional.of(snapshot.blobs()), limits.maxFiles(), limits.maxDepth())) {
            if (READ.contains(entry.kind())) {
                files++;
                graphs += entry.path().endsWith(".onnx") ? 1 : 0;
                bytes += Files.size(entry.location());
                card = entry.path().equals(CARD) ? Optional.of(card(entry.location())) : card;
            }
        }
        Optional<String> task = card.flatMap(reading -> reading.card().pipelineTag().known());
        Fact<License> license = card.map(reading -> licenses.read(reading.card().frontMatter(), reading.place("license")))
                .orElseGet(() -> Fact.unknown(CARD, "There is no model card."));
        return new LocalModel(hub, files, bytes, graphs, task, license);
    }

    private CardReading card(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(settings.limits().cards().maxBytes());
            return cards.read(CARD, ByteBuffer.wrap(bytes), Digest.of(bytes));
        }
    }
}
