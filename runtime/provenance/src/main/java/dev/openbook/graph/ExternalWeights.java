package dev.openbook.graph;

import dev.openbook.provenance.Finding;
import dev.openbook.provenance.Finding.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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

    private static final long NO_NUMBER = -1;

    private final String graph;
    private final NeighbourFiles neighbours;
    private final Set<String> files = new TreeSet<>();
    private final Set<String> reported = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    /** Most tensors of a graph lie in the same file. */
    private String lastText = "";
    private @Nullable ExternalFile lastFile;

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
        if (tensor.external().isPresent()) {
            check(tensor, tensor.external().get());
        }
    }

    private void check(Tensor tensor, ExternalPlace place) {
        checkKeys(tensor, place);
        boolean sound = true;
        for (int i = 0; i < place.entries().size(); i++) {
            if (place.entries().get(i).key().equals("location")) {
                sound &= checkLocation(tensor, file(place.entries().get(i).value()).location());
            }
        }
        if (place.used() && sound) {
            checkFile(tensor, place, file(place.value("location", "")));
        }
    }

    private void checkKeys(Tensor tensor, ExternalPlace place) {
        for (int i = 0; i < place.entries().size(); i++) {
            String key = place.entries().get(i).key();
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

    private boolean checkLocation(Tensor tensor, ExternalLocation location) {
        if (location.problem().isPresent()) {
            report(location.code(), Severity.ERROR, tensor, location.problem().get());
            return false;
        }
        return true;
    }

    private ExternalFile file(String location) {
        ExternalFile file = lastFile;
        if (file == null || !location.equals(lastText)) {
            file = ExternalFile.of(ExternalLocation.of(location), graph, neighbours);
            lastText = location;
            lastFile = file;
        }
        return file;
    }

    private void checkFile(Tensor tensor, ExternalPlace place, ExternalFile file) {
        if (!file.problem().isEmpty()) {
            report(file.code(), Severity.ERROR, tensor, file.problem());
        } else if (tensor.type() == ElementType.STRING) {
            report("EXTERNAL_DATA_TYPE", Severity.ERROR, tensor, "takes texts from " + shown(file.path()) + ", where only numbers can lie");
        } else {
            files.add(file.path());
            checkRange(tensor, place, file);
        }
    }

    private void checkRange(Tensor tensor, ExternalPlace place, ExternalFile file) {
        long start = wholeNumber(place.value("offset", "0"));
        long length = place.has("length") ? wholeNumber(place.value("length", "")) : tensor.packedBytes();
        if (start == NO_NUMBER || length == NO_NUMBER) {
            report("EXTERNAL_DATA_RANGE", Severity.ERROR, tensor, "gives a place in " + shown(file.path()) + " that is not a number");
        } else if (start > file.size() || length > file.size() - start) {
            report("EXTERNAL_DATA_RANGE", Severity.ERROR, tensor, "takes " + WireReader.grouped(length) + " bytes at offset "
                    + WireReader.grouped(start) + " of " + shown(file.path()) + ", which ends after " + WireReader.grouped(file.size()));
        } else if (tensor.type().bits() > 0 && length != tensor.packedBytes()) {
            report("EXTERNAL_DATA_RANGE", Severity.ERROR, tensor, "takes " + WireReader.grouped(length) + " bytes of " + shown(file.path())
                    + " for a tensor of " + WireReader.grouped(tensor.packedBytes()));
        }
    }

    private static String shown(String text) {
        return ExternalLocation.shown(text);
    }

    private static long wholeNumber(String digits) {
        if (digits.isEmpty() || digits.length() > 18) {
            return NO_NUMBER;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return NO_NUMBER;
            }
        }
        return Long.parseLong(digits);
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
