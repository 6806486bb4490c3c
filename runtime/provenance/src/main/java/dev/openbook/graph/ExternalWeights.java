package dev.openbook.graph;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks where a graph's tensors say that their bytes lie outside the graph. An engine follows such references by itself,
 * so everything that could lead it elsewhere is found here, before an engine is asked: see CVE-2022-25882,
 * CVE-2024-27318, CVE-2026-34445 and the notes on external data of ONNX.
 */
final class ExternalWeights {
    private static final Set<String> KNOWN_KEYS = Set.of("location", "offset", "length", "checksum", "basepath");
    private static final String REMEDY = "Do not use this copy; fetch the model again from its publisher.";
    /** Of each severity, so that harmless findings cannot crowd out the others. */
    private static final int MAX_FINDINGS = 20;

    private final String graph;
    private final NeighbourFiles neighbours;
    private final Set<String> files = new TreeSet<>();
    private final Set<String> reported = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    /** Most tensors of a graph lie in the same file. */
    private String lastText = "";
    private ExternalLocation lastLocation = ExternalLocation.of("");

    /**
     * Checks for one graph.
     *
     * @param graph path of the graph within the model; references are relative to its folder
     * @param neighbours the model's files
     */
    ExternalWeights(String graph, NeighbourFiles neighbours) {
        this.graph = graph;
        this.neighbours = neighbours;
    }

    void check(Tensor tensor) {
        tensor.external().ifPresent(place -> check(tensor, place));
    }

    private void check(Tensor tensor, ExternalPlace place) {
        checkKeys(tensor, place);
        boolean sound = true;
        for (ExternalPlace.Entry entry : place.entries()) {
            if (entry.key().equals("location")) {
                sound &= checkLocation(tensor, entry.value());
            }
        }
        if (place.used() && sound) {
            checkFile(tensor, place);
        }
    }

    private void checkKeys(Tensor tensor, ExternalPlace place) {
        for (ExternalPlace.Entry entry : place.entries()) {
            String key = entry.key();
            if (!KNOWN_KEYS.contains(key)) {
                report("EXTERNAL_DATA_KEY", Severity.WARNING, tensor, "describes weights outside with the unknown word \""
                        + shown(key) + "\"");
            } else if (place.repeats(key)) {
                report("EXTERNAL_DATA_REPEATED", Severity.ERROR, tensor, "describes weights outside with two values for \"" + key
                        + "\", so that readers may disagree about them");
            }
        }
        String base = place.value("basepath", "");
        if (!base.isEmpty() && ExternalLocation.of(base).problem().isPresent()) {
            report("EXTERNAL_DATA_BASE", Severity.WARNING, tensor, "asks to look for weights in another folder, \""
                    + shown(base) + "\", which is not done here");
        }
    }

    private boolean checkLocation(Tensor tensor, String text) {
        ExternalLocation location = location(text);
        location.problem().ifPresent(problem -> report(location.code(), Severity.ERROR, tensor, problem));
        return location.problem().isEmpty();
    }

    private ExternalLocation location(String text) {
        if (!text.equals(lastText)) {
            lastText = text;
            lastLocation = ExternalLocation.of(text);
        }
        return lastLocation;
    }

    private void checkFile(Tensor tensor, ExternalPlace place) {
        ExternalLocation location = location(place.value("location", ""));
        if (location.problem().isPresent()) {
            report(location.code(), Severity.ERROR, tensor, location.problem().get());
            return;
        }
        String path = location.besides(graph);
        OptionalLong size = neighbours.sizeIfPresent(path);
        if (!neighbours.covered(path)) {
            report("EXTERNAL_DATA_UNCOVERED", Severity.ERROR, tensor, "takes weights from " + shown(path)
                    + ", which no signature, lock or bill of a model vouches for");
        } else if (neighbours.linked(path)) {
            report("EXTERNAL_DATA_LINK", Severity.ERROR, tensor, "takes weights from " + shown(path) + ", which is a link to another file");
        } else if (size.isEmpty()) {
            report("EXTERNAL_DATA_MISSING", Severity.ERROR, tensor, "takes weights from " + shown(path) + ", which is not here");
        } else if (tensor.type().filter(ElementType.STRING::equals).isPresent()) {
            report("EXTERNAL_DATA_TYPE", Severity.ERROR, tensor, "takes texts from " + shown(path) + ", where only numbers can lie");
        } else {
            files.add(path);
            checkRange(tensor, place, path, size.getAsLong());
        }
    }

    private void checkRange(Tensor tensor, ExternalPlace place, String path, long size) {
        OptionalLong offset = wholeNumber(place.value("offset", "0"));
        OptionalLong stated = place.has("length") ? wholeNumber(place.value("length", "")) : OptionalLong.of(tensor.packedBytes());
        if (offset.isEmpty() || stated.isEmpty()) {
            report("EXTERNAL_DATA_RANGE", Severity.ERROR, tensor, "gives a place in " + shown(path) + " that is not a number");
            return;
        }
        long start = offset.getAsLong();
        long length = stated.getAsLong();
        if (start > size || length > size - start) {
            report("EXTERNAL_DATA_RANGE", Severity.ERROR, tensor, "takes " + WireReader.grouped(length) + " bytes at offset "
                    + WireReader.grouped(start) + " of " + shown(path) + ", which ends after " + WireReader.grouped(size));
        } else if (tensor.type().filter(type -> type.bits() > 0).isPresent() && length != tensor.packedBytes()) {
            report("EXTERNAL_DATA_RANGE", Severity.ERROR, tensor, "takes " + WireReader.grouped(length) + " bytes of " + shown(path)
                    + " for a tensor of " + WireReader.grouped(tensor.packedBytes()));
        }
    }

    private static String shown(String text) {
        return ExternalLocation.shown(text);
    }

    private static OptionalLong wholeNumber(String digits) {
        if (digits.isEmpty() || digits.length() > 18) {
            return OptionalLong.empty();
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(Long.parseLong(digits));
    }

    private void report(String code, Severity severity, Tensor tensor, String problem) {
        boolean room = findings.stream().filter(finding -> finding.severity() == severity).count() < MAX_FINDINGS;
        if (room && reported.add(code + " " + problem)) {
            findings.add(new Finding(
                    code, severity, graph + ", byte " + tensor.offset(), graph + " " + problem + ".", REMEDY));
        }
    }

    /** Files that hold weights, by path from the model's root. */
    List<String> files() {
        return List.copyOf(files);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
