package dev.openbook.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Outcomes form a lattice under "the stricter of two", with ALLOW at the bottom and DENY at the top. */
class OutcomeProperties {

    @Example
    void theOrderIsFixed() {
        assertThat(Outcome.values())
                .containsExactly(Outcome.ALLOW, Outcome.AUDIT, Outcome.WARN, Outcome.REDACT, Outcome.REVIEW, Outcome.DENY);
    }

    @Property
    void joiningIsCommutativeAssociativeAndIdempotent(@ForAll Outcome a, @ForAll Outcome b, @ForAll Outcome c) {
        assertThat(a.stricter(b)).isEqualTo(b.stricter(a));
        assertThat(a.stricter(b).stricter(c)).isEqualTo(a.stricter(b.stricter(c)));
        assertThat(a.stricter(a)).isEqualTo(a);
        assertThat(a.stricter(b)).isIn(List.of(a, b)).isGreaterThanOrEqualTo(a).isGreaterThanOrEqualTo(b);
    }

    @Property
    void allowChangesNothingAndDenyEverything(@ForAll Outcome a) {
        assertThat(a.stricter(Outcome.ALLOW)).isEqualTo(a);
        assertThat(a.stricter(Outcome.DENY)).isEqualTo(Outcome.DENY);
    }
}
