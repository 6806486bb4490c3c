package dev.openbook.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RunPlanProperties {

    @Property
    void everyWindowRunsOnceWithinTheBudget(
            @ForAll @Size(max = 200) List<@IntRange(min = 1, max = 700) Integer> lengths, @ForAll boolean together) {
        List<Window> windows =
                lengths.stream().map(length -> new Window(new int[length], length)).toList();
        List<List<Window>> runs = RunPlan.of(windows, together);

        Map<Window, Boolean> seen = new IdentityHashMap<>();
        int last = Integer.MAX_VALUE;
        for (List<Window> run : runs) {
            int width = run.stream().mapToInt(window -> window.ids().length).max().orElseThrow();
            assertThat(run.size() == 1 || together && width * run.size() <= RunPlan.TOKEN_BUDGET).isTrue();
            assertThat(width).isLessThanOrEqualTo(last);
            last = width;
            run.forEach(window -> assertThat(seen.put(window, true)).isNull());
        }
        assertThat(seen).hasSameSizeAs(windows);
    }
}
