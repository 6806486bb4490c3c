package dev.openbook.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainDataTest {

    @Test
    void numbersAndTextsTakeTheirPlainTypes() {
        assertThat(PlainData.copy("x", (byte) 1)).isEqualTo(1L);
        assertThat(PlainData.copy("x", (short) 1)).isEqualTo(1L);
        assertThat(PlainData.copy("x", 1)).isEqualTo(1L);
        assertThat(PlainData.copy("x", Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
        assertThat(PlainData.copy("x", 0.5f)).isEqualTo(0.5);
        assertThat(PlainData.copy("x", 1.0)).as("not the whole number 1").isEqualTo(1.0);
        assertThat(PlainData.copy("x", new StringBuilder("text"))).isEqualTo("text");
        assertThat(PlainData.copy("x", true)).isEqualTo(true);
        assertThat(PlainData.copy("x", null)).isNull();
    }

    @Test
    void membersKeepTheirOrderAndNullsStay() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", 1);
        map.put("a", null);
        map.put("m", Arrays.asList("x", null));
        Map<String, Object> copy = PlainData.copyMap("x", map);
        assertThat(copy.keySet()).containsExactly("z", "a", "m");
        assertThat(copy).containsEntry("a", null).containsEntry("m", Arrays.asList("x", null));
    }

    @Test
    void aCopySharesNothingAndCannotBeChanged() {
        List<Object> inner = new ArrayList<>(List.of("before"));
        Map<String, Object> outer = new HashMap<>(Map.of("list", inner));
        Map<String, Object> copy = PlainData.copyMap("x", outer);
        inner.set(0, "after");
        outer.put("more", 1);
        assertThat(copy).isEqualTo(Map.of("list", List.of("before")));
        assertThatThrownBy(() -> copy.put("more", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) copy.get("list")).clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void whatIsNotPlainIsNamedByItsPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlainData.copy("tools[0]", Map.of("a", List.of(1, new int[0]))))
                .withMessageContaining("tools[0].a[1]")
                .withMessageContaining("allowed are null, booleans, numbers, strings, lists and maps");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlainData.copy("x", Map.of(1, "one")))
                .withMessageContaining("x has a key that is not a string: 1");
    }

    @Test
    void nestingHasAnEnd() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlainData.copy("x", endless))
                .withMessageContaining("nested deeper than 100");
        Object nested = "core";
        for (int i = 0; i < 100; i++) {
            nested = List.of(nested);
        }
        Object deepest = nested;
        assertThat(PlainData.copy("x", deepest)).isEqualTo(deepest);
        assertThatIllegalArgumentException().isThrownBy(() -> PlainData.copy("x", List.of(deepest)));
    }
}
