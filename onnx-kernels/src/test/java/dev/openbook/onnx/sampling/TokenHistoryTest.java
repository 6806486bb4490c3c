package dev.openbook.onnx.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TokenHistoryTest {

    @Test
    void promptThenOutput() {
        int[] prompt = {5, 6};
        TokenHistory history = TokenHistory.ofPrompt(prompt);
        prompt[0] = 99;
        for (int i = 0; i < 1_000; i++) {
            history.append(i);
        }
        assertThat(history.size()).isEqualTo(1_002);
        assertThat(history.promptSize()).isEqualTo(2);
        assertThat(history.token(0)).isEqualTo(5);
        assertThat(history.token(2)).isZero();
        assertThat(history.token(1_001)).isEqualTo(999);
    }

    @Test
    void placesOutsideAreRefused() {
        TokenHistory history = TokenHistory.ofPrompt(1);
        assertThatThrownBy(() -> history.token(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> history.token(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
