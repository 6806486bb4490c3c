package dev.openbook.mof;

import dev.openbook.provenance.MofMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The framework's rules a second time, as a table and sums over its rows, written from the description of the rules and not from
 * our evaluator: no class of the main code but the mode is used.
 */
final class TableOfComponents {
    private static final String[][] ROWS = {
        {"Model architecture", "code", "3", "yes"},
        {"Model parameters (Final)", "data", "3", "yes"},
        {"Technical report", "document", "3", "yes"},
        {"Evaluation results", "document", "3", "yes"},
        {"Model card", "document", "3", "yes"},
        {"Data card", "document", "3", "yes"},
        {"Sample model outputs", "document", "3", "no"},
        {"Training code", "code", "2", "yes"},
        {"Inference code", "code", "2", "yes"},
        {"Evaluation code", "code", "2", "yes"},
        {"Evaluation data", "data", "2", "yes"},
        {"Supporting libraries and tools", "code", "2", "no"},
        {"Datasets", "data", "1", "yes"},
        {"Data preprocessing code", "code", "1", "yes"},
        {"Model parameters (Intermediate)", "data", "1", "yes"},
        {"Research paper", "document", "1", "yes"},
        {"Model metadata", "data", "1", "no"},
    };
    /** Licences that the generated records use: kinds they suit; none of these words for those that are not open. */
    static final Map<String, Set<String>> LICENSES = Map.of(
            "Apache-2.0", Set.of("open", "code", "document"),
            "MIT", Set.of("open", "code"),
            "CC-BY-4.0", Set.of("open", "document"),
            "CDLA-Permissive-2.0", Set.of("open", "data"),
            "OpenMDW-1.0", Set.of("open", "code", "data", "document"),
            "Zlib", Set.of("open"),
            "CC-BY-NC-4.0", Set.of(),
            "apache-2.0", Set.of(),
            "Apache 2.0", Set.of(),
            "Nobody knows", Set.of());

    final double[] progress = new double[4];
    final Map<String, List<String>> lists = new HashMap<>();
    int modelClass;

    /**
     * Evaluates.
     *
     * @param own licence of each component that is there; null if it says nothing
     * @param release licences of the release by "distribution", "code", "data", "document"; null if there is none
     */
    TableOfComponents(Map<String, String> own, Map<String, String> release, MofMode mode) {
        Map<String, Character> marks = new HashMap<>();
        for (String[] row : ROWS) {
            marks.put(row[0], own.containsKey(row[0]) ? mark(row, own.get(row[0]), release, mode) : '-');
        }
        for (String list : List.of("-missing", "xinvalid", "uunlicensed", "cconditional")) {
            List<String> names = new ArrayList<>();
            for (String[] row : ROWS) {
                if (marks.get(row[0]) == list.charAt(0)) {
                    names.add(row[0]);
                }
            }
            lists.put(list.substring(1), names);
        }
        sums(marks);
    }

    private static char mark(String[] row, String own, Map<String, String> release, MofMode mode) {
        String license = own;
        if (license == null) {
            license = release.get(row[1]);
            if (license == null || license.isEmpty()) {
                license = release.get("distribution");
            }
        }
        boolean none = license == null || license.isEmpty() || license.equals("unlicensed");
        Set<String> words = none ? Set.of() : LICENSES.get(license);
        if (words.contains("open")) {
            return words.contains(row[1]) ? 'i' : 'c';
        }
        if (mode == MofMode.SPECIFICATION && row[0].equals("Datasets")) {
            return 'i';
        }
        return none ? 'u' : 'x';
    }

    private void sums(Map<String, Character> marks) {
        boolean report = good(marks, "Technical report");
        boolean paper = good(marks, "Research paper");
        boolean paperThere = marks.get("Research paper") != '-';
        boolean lower = true;
        for (int modelClass = 3; modelClass >= 1; modelClass--) {
            int total = 0;
            int included = 0;
            for (String[] row : ROWS) {
                if (row[3].equals("yes") && Integer.parseInt(row[2]) >= modelClass) {
                    total++;
                    included += good(marks, row[0]) ? 1 : 0;
                }
            }
            if (modelClass > 1 && !report && paperThere) {
                included += paper ? 1 : 0; // in the report's place, which added nothing
            }
            if (modelClass == 1 && paper && !report) {
                total--;
            }
            progress[modelClass] = lower ? Math.min(100, (double) included / total * 100) : 0;
            lower = progress[modelClass] == 100;
            this.modelClass = lower ? modelClass : this.modelClass;
        }
    }

    private static boolean good(Map<String, Character> marks, String name) {
        return "ic".indexOf(marks.get(name)) >= 0;
    }

    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (String[] row : ROWS) {
            names.add(row[0]);
        }
        return names;
    }
}
