package dev.openbook.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TokenTableProperties {

    /** Whatever is added in whatever order, the table answers as a map would. */
    @Property(tries = 200)
    void theTableIsAMapBothWays(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3_000) int size) {
        Random random = new Random(seed);
        TokenTable table = new TokenTable();
        Map<Integer, String> expected = new HashMap<>();
        for (int i = 0; i < size; i++) {
            int id = random.nextInt(size * 2);
            String spelling = Integer.toString(random.nextInt(size), 36) + (random.nextBoolean() ? "" : "\uD83E\uDD16");
            expected.values().remove(spelling);
            expected.put(id, spelling);
            table.add(id, spelling);
        }
        assertThat(table.count()).isEqualTo(expected.size());
        for (int id = -1; id <= table.bound(); id++) {
            assertThat(table.spelling(id)).isEqualTo(expected.getOrDefault(id, ""));
            assertThat(table.contains(id)).isEqualTo(expected.containsKey(id));
        }
        expected.forEach((id, spelling) -> assertThat(table.idOf(spelling)).hasValue(id));
    }
}
