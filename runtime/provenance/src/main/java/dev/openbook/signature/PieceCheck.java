package dev.openbook.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks that the pieces listed of each file lie side by side, from its first byte to its last, each of the size stated but for
 * the last; else some byte would be signed by nobody.
 */
final class PieceCheck {
    private final long size;
    private final Map<String, Path> files;
    private final Problems problems;

    PieceCheck(long size, Map<String, Path> files, Problems problems) {
        this.size = size;
        this.files = files;
        this.problems = problems;
    }

    void check(List<Resource> resources) throws IOException {
        Map<String, List<Resource.Piece>> pieces = new TreeMap<>();
        for (Resource resource : resources) {
            pieces.computeIfAbsent(resource.path(), path -> new ArrayList<>()).add(resource.piece().orElseThrow());
        }
        for (Map.Entry<String, List<Resource.Piece>> file : pieces.entrySet()) {
            Path location = files.get(file.getKey());
            if (location != null && !covered(file.getValue(), Files.size(location))) {
                problems.add(
                        "SHARDS_INCOMPLETE",
                        file.getKey(),
                        "The pieces that were signed of " + file.getKey() + " are not all of the file, or not in pieces of "
                                + size + " bytes.",
                        "Fetch the file again from the model's publisher.");
            }
        }
    }

    private boolean covered(List<Resource.Piece> pieces, long fileSize) {
        List<Resource.Piece> sorted = pieces.stream().sorted(Comparator.comparingLong(Resource.Piece::start)).toList();
        long reached = 0;
        for (Resource.Piece piece : sorted) {
            long expectedEnd = Math.min(fileSize, reached + size);
            if (piece.start() != reached || piece.end() != expectedEnd || piece.end() <= piece.start()) {
                return false;
            }
            reached = piece.end();
        }
        return reached == fileSize;
    }
}
