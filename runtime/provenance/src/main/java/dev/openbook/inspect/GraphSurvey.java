package dev.openbook.inspect;

import dev.openbook.graph.GraphBytes;
import dev.openbook.graph.GraphLimits;
import dev.openbook.graph.GraphReading;
import dev.openbook.graph.OnnxGraphReader;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import dev.openbook.provenance.GraphFacts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads all graphs of a model. The facts are those of the graph that is opened first. Any graph that reaches outside the
 * folder is an error; one that is merely damaged or incomplete is an error only if it is the first, because folders often
 * hold variants that were never fetched in full.
 */
final class GraphSurvey {
    private static final Set<String> ONLY_INCOMPLETE =
            Set.of("GRAPH_DAMAGED", "GRAPH_NOT_FETCHED", "GRAPH_TOO_LARGE", "EXTERNAL_DATA_MISSING", "EXTERNAL_DATA_RANGE");

    private final ModelFiles files;
    private final FindingList findings;
    private final OnnxGraphReader reader;
    private final Set<String> watched = new TreeSet<>();

    private GraphSurvey(ModelFiles files, GraphLimits limits, FindingList findings) {
        this.files = files;
        this.findings = findings;
        this.reader = new OnnxGraphReader(limits);
    }

    /**
     * What came of it.
     *
     * @param first facts of the graph to open first; empty if there is none or it is damaged
     * @param watched graphs and the files of weights beside them, which must not change until an engine has them
     */
    record Result(Optional<GraphFacts> first, Set<String> watched) {}

    static Result read(List<String> graphs, ModelFiles files, GraphLimits limits, FindingList findings) {
        GraphSurvey survey = new GraphSurvey(files, limits, findings);
        Optional<GraphFacts> first = Optional.empty();
        for (int i = 0; i < graphs.size(); i++) {
            Optional<GraphFacts> facts = survey.read(graphs.get(i), i == 0);
            if (i == 0) {
                first = facts;
            }
        }
        return new Result(first, Set.copyOf(survey.watched));
    }

    private Optional<GraphFacts> read(String graph, boolean first) {
        watched.add(graph);
        boolean tooLarge = files.size(graph) > Integer.MAX_VALUE;
        if (tooLarge) {
            Finding finding = tooLarge(graph);
            findings.add(first ? finding : softened(finding));
        }
        GraphReading reading = reader.read(graph, tooLarge ? mapped(graph) : GraphBytes.of(files.bytes(graph)), files);
        for (Finding finding : reading.findings()) {
            findings.add(first || !ONLY_INCOMPLETE.contains(finding.code()) ? finding : softened(finding));
        }
        reading.facts().ifPresent(facts -> watched.addAll(facts.externalFiles()));
        return reading.facts();
    }

    private GraphBytes mapped(String graph) {
        return FileLoader.mapped(files.find(graph).flatMap(ContentFile::location).orElseThrow());
    }

    private Finding tooLarge(String graph) {
        return new Finding(
                "GRAPH_TOO_LARGE",
                Severity.ERROR,
                graph,
                String.format(Locale.ROOT, "%s has %,d bytes; an ONNX graph ends before 2 GiB.", graph, files.size(graph)),
                "Export the model with its weights in a file beside the graph.");
    }

    private static Finding softened(Finding finding) {
        return new Finding(finding.code(), Severity.WARNING, finding.place(), finding.message(), finding.remedy());
    }
}
