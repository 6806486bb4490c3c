package dev.openbook.rules.table;

import dev.openbook.rule.Outcome;
import dev.openbook.rules.parse.CellText;
import dev.openbook.rules.parse.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A row, or what is given otherwise. Immutable.
 *
 * @param id its name
 * @param place where it starts
 * @param cells as they are written, for explanations; none for what is given otherwise
 * @param tests what the cells take, in the order of the inputs
 * @param then outputs by name: a text, Long, Double, Boolean, {@link java.time.LocalDate} or list of texts
 * @param open names of outputs that are unknown
 * @param action what follows beside
 * @param message what people then read
 */
record Row(
        String id,
        Place place,
        List<CellText> cells,
        List<CellTest> tests,
        Map<String, Object> then,
        Set<String> open,
        Outcome action,
        Optional<String> message) {
    Row {
        cells = List.copyOf(cells);
        tests = List.copyOf(tests);
        then = Collections.unmodifiableMap(new LinkedHashMap<>(then));
        open = Set.copyOf(open);
    }
}
