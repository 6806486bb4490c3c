package dev.openbook.inspect;

import dev.openbook.card.CardReader;
import dev.openbook.card.CardReading;
import dev.openbook.failure.OpenbookException;
import dev.openbook.license.CardLicense;
import dev.openbook.license.LicenseTable;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.License;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Lists the models of the local Hugging Face cache without reading more of them than their cards. Thread-safe; costs a look at
 * every file's size.
 */
public final class LocalModels {
    private static final String CARD = "README.md";

    private final InspectionSettings settings;
    private final CardReader cards;
    private final CardLicense licenses = new CardLicense(LicenseTable.standard());

    /** Looks where these settings say that the cache lies. */
    public LocalModels(InspectionSettings settings) {
        this.settings = settings;
        this.cards = new CardReader(settings.limits().cards());
    }

    /**
     * The models, by name; none if there is no cache.
     *
     * @throws OpenbookException {@code MODEL_DAMAGED} if the disk fails
     */
    public List<LocalModel> list() {
        HubCache cache = new HubCache(settings.hubCache());
        List<LocalModel> models = new ArrayList<>();
        try {
            for (ModelSource.Hub hub : cache.models()) {
                models.add(model(hub, cache.find(hub).folder()));
            }
        } catch (IOException e) {
            throw FileLoader.unreadable("The local Hugging Face cache", e);
        }
        return models;
    }

    private LocalModel model(ModelSource.Hub hub, Path folder) throws IOException {
        Sizes sizes = new Sizes();
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), settings.limits().maxDepth(), sizes);
        Optional<CardReading> card = card(folder.resolve(CARD));
        Optional<String> task = card.flatMap(reading -> reading.card().pipelineTag().known());
        Fact<License> license = card.map(reading -> licenses.read(reading.card().frontMatter(), reading.place("license")))
                .orElseGet(() -> Fact.unknown(CARD, "There is no model card."));
        return new LocalModel(hub, sizes.files, sizes.bytes, sizes.graphs, task, license);
    }

    private Optional<CardReading> card(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(settings.limits().cards().maxBytes());
            return Optional.of(cards.read(CARD, ByteBuffer.wrap(bytes), Digest.of(bytes)));
        }
    }

    /** Counts what lies in a snapshot, behind its links. */
    private static final class Sizes extends SimpleFileVisitor<Path> {
        private int files;
        private int graphs;
        private long bytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                files++;
                bytes += attributes.size();
                graphs += file.toString().endsWith(".onnx") ? 1 : 0;
            }
            return FileVisitResult.CONTINUE;
        }

        /** A link that leads nowhere, or a folder that may not be read, is no reason to list nothing. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
