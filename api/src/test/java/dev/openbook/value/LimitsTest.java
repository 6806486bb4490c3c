package dev.openbook.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTest {

    @Test
    void theStandardIsWhatItsDocumentationSays() {
        assertThat(Limits.standard()).isEqualTo(new Limits(268_435_456, 32_000_000, 5_000, 200, 200, Duration.ofSeconds(120)));
    }

    @Test
    void everyLimitMustBePositive() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new Limits(0, 1, 1, 1, 1, second)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(1, 0, 1, 1, 1, second)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(1, 1, -1, 1, 1, second)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(1, 1, 1, 0, 1, second)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(1, 1, 1, 1, 0, second)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(1, 1, 1, 1, 1, Duration.ZERO)).hasMessageContaining("must be positive").hasMessageContaining("PT0S");
    }
}
