package dev.openbook.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.value.Digest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FactTest {
    private static final Evidence EVIDENCE = new Evidence("README.md:2", "The card says so.");

    @Test
    void aFactSaysHowItIsKnown() {
        assertThat(Fact.stated("mit", "README.md:2", "The card says so."))
                .isEqualTo(new Fact<>("mit", Certainty.STATED, EVIDENCE));
        assertThat(Fact.measured(3, "a", "b").certainty()).isEqualTo(Certainty.MEASURED);
        assertThat(Fact.inferred(3, "a", "b").certainty()).isEqualTo(Certainty.INFERRED);
        assertThat(Fact.stated("mit", "a", "b").known()).contains("mit");
    }

    @Test
    void evidenceCanNameTheDigestOfItsFile() {
        Digest digest = Digest.ofText("card");
        Fact<String> fact = Fact.stated("mit", EVIDENCE).in(digest);

        assertThat(fact.evidence()).isEqualTo(new Evidence(EVIDENCE.source(), EVIDENCE.reason(), Optional.of(digest)));
        assertThat(fact.known()).contains("mit");
        assertThat(EVIDENCE.digest()).isEmpty();
        assertThat(Fact.<String>unknown(EVIDENCE).in(digest).known()).isEmpty();
        assertThat(Fact.inferred("mit", EVIDENCE).certainty()).isEqualTo(Certainty.INFERRED);
    }

    @Test
    void theUnknownHasEvidenceButNoValue() {
        Fact<String> unknown = Fact.unknown("folder", "There is no card.");
        assertThat(unknown.known()).isEmpty();
        assertThat(unknown.evidence()).isEqualTo(new Evidence("folder", "There is no card."));
    }

    @ParameterizedTest
    @EnumSource(value = Certainty.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void nothingIsKnownWithoutAValue(Certainty certainty) {
        assertThatThrownBy(() -> new Fact<>(null, certainty, EVIDENCE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingUnknownHasAValue() {
        assertThatThrownBy(() -> new Fact<>("mit", Certainty.UNKNOWN, EVIDENCE)).isInstanceOf(IllegalArgumentException.class);
    }
}
