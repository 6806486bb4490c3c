package dev.openbook.onnx.internal.engine;

import dev.openbook.model.ModelContent;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the engine looks for the weights beside one graph while it opens it.
 *
 * <p>That is the graph's own folder, except in the hub's cache, where names are links to contents that lie elsewhere. ONNX Runtime follows
 * a link out of the folder only to where the graph's own file leads as well
 * (<a href="https://github.com/microsoft/onnxruntime/pull/27374">27374</a>), and a graph opened from memory has no file
 * (<a href="https://github.com/microsoft/onnxruntime/pull/27539">27539</a>). Such weights therefore get a folder of the user's own for
 * the moment of opening, with a link to each of them, and one by the name that the engine gives to graphs from memory. The links lead to
 * the files themselves, not to the cache's names, so that whoever moves those meanwhile changes nothing.
 */
final class WeightsFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WeightsFolder.class);
    private static final String NAME_OF_GRAPHS_FROM_MEMORY = "virtual_model.onnx";

    private final Optional<Path> path;
    private final boolean made;

    private WeightsFolder(Optional<Path> path, boolean made) {
        this.path = path;
        this.made = made;
    }

    /** The folder for one graph of a model. What cannot be found is left to the engine, which says so. */
    static WeightsFolder of(ModelContent content, String graph) {
        Optional<GraphFacts> facts = content.provenance().graph().filter(first -> first.file().equals(graph));
        if (content.folder().isEmpty() || facts.filter(known -> known.externalFiles().isEmpty()).isPresent()) {
            return new WeightsFolder(Optional.empty(), false);
        }
        List<String> weights = facts.map(GraphFacts::externalFiles).orElseGet(() -> neighbours(content, graph));
        Path root = content.folder().get().toAbsolutePath();
        Path own = root.resolve(folder(graph));
        try {
            Optional<Path> elsewhere = elsewhere(root, own.toRealPath(), weights);
            if (elsewhere.isPresent()) {
                return linked(root, own, weights, elsewhere.get());
            }
        } catch (IOException | UnsupportedOperationException e) {
            return new WeightsFolder(Optional.of(own), false);
        }
        return new WeightsFolder(Optional.of(own), false);
    }

    /** Files that may hold weights: of graphs other than the first nothing is known but that inspection found no fault with them. */
    private static List<String> neighbours(ModelContent content, String graph) {
        return content.provenance().files().stream().map(ModelFile::path).filter(file -> file.startsWith(folder(graph))).toList();
    }

    private static String folder(String graph) {
        return graph.substring(0, graph.lastIndexOf('/') + 1);
    }

    /** Where the first of them that lies outside the folder does lie. */
    private static Optional<Path> elsewhere(Path root, Path own, List<String> weights) throws IOException {
        for (String file : weights) {
            Path real = root.resolve(file).toRealPath();
            if (!real.startsWith(own)) {
                return Optional.of(real);
            }
        }
        return Optional.empty();
    }

    private static WeightsFolder linked(Path root, Path own, List<String> weights, Path elsewhere) throws IOException {
        Path links = Files.createTempDirectory("openbook-weights-");
        WeightsFolder folder = new WeightsFolder(Optional.of(links), true);
        try {
            for (String file : weights) {
                Path original = root.resolve(file);
                Path link = links.resolve(own.relativize(original));
                Files.createDirectories(links.resolve(own.relativize(original.resolveSibling(""))));
                Files.createSymbolicLink(link, original.toRealPath());
            }
            Files.createSymbolicLink(links.resolve(NAME_OF_GRAPHS_FROM_MEMORY), elsewhere);
            return folder;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** The folder; empty if the graph has no weights beside it. */
    Optional<Path> path() {
        return path;
    }

    /** Removes what was made. A link that stays behind does no harm, and the system clears its temporary files. */
    @Override
    public void close() {
        if (made) {
            try (Stream<Path> files = Files.walk(path.orElseThrow())) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                LOG.debug("Links to weights could not be removed from {}", path, e);
            }
        }
    }
}
