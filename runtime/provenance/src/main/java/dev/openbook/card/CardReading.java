package dev.openbook.card;

import dev.openbook.provenance.EvaluationResult;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.ModelCard;
import dev.openbook.value.Digest;
import java.util.List;
import java.util.Map;

/**
 * What reading a card came to.
 *
 * @param digest of the card's bytes
 * @param card what it states; its front matter is empty if there is none or it cannot be read
 * @param results results that its front matter reports
 * @param lines line of each key at the top of the front matter, counted from 1
 * @param findings what is wrong with it
 */
public record CardReading(
        Digest digest,
        ModelCard card,
        List<Fact<EvaluationResult>> results,
        Map<String, Integer> lines,
        List<Finding> findings) {
    /** Copies the collections. */
    public CardReading {
        results = List.copyOf(results);
        lines = Map.copyOf(lines);
        findings = List.copyOf(findings);
    }

    /** Where a key stands, such as {@code README.md:7}; the file alone if the card does not have the key. */
    public String place(String key) {
        Integer line = lines.get(key);
        return line == null ? card.file() : card.file() + ":" + line;
    }
}
