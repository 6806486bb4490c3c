package dev.openbook.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    private static final Json.Obj CONTENT = Json.object().with("question", "Who?").with("passages", 2);

    @Test
    void theDigestIsThatOfTheCanonicalContent() {
        Receipt receipt = Receipt.of(CONTENT);
        assertThat(receipt.content().members().get("digest"))
                .isEqualTo(new Json.Text(Digest.ofText("{\"passages\":2,\"question\":\"Who?\"}").hex()));
        assertThat(receipt.digest()).isEqualTo(Receipt.digestOf(CONTENT));
        assertThat(receipt.toJson()).isEqualTo("{\"digest\":\"" + Receipt.digestOf(CONTENT).hex() + "\",\"passages\":2,\"question\":\"Who?\"}");
    }

    @Test
    void timeDoesNotChangeTheDigestAndAllElseDoes() {
        Digest digest = Receipt.digestOf(CONTENT);
        assertThat(Receipt.digestOf(CONTENT.with("created", "2026-11-01T00:00:00Z"))).isEqualTo(digest);
        assertThat(Receipt.digestOf(CONTENT.with("timings", Json.object().with("total", 12)))).isEqualTo(digest);
        assertThat(Receipt.digestOf(Receipt.of(CONTENT).content())).isEqualTo(digest);
        assertThat(Receipt.digestOf(CONTENT.with("passages", 3))).isNotEqualTo(digest);
        assertThat(Receipt.digestOf(CONTENT.with("extra", Json.NULL))).isNotEqualTo(digest);
        assertThat(Receipt.digestOf(CONTENT.with("nested", Json.object().with("created", 1))))
                .isNotEqualTo(Receipt.digestOf(CONTENT.with("nested", Json.object().with("created", 2))));
    }

    @Test
    void whatWasChangedShows() {
        Receipt receipt = Receipt.of(CONTENT);
        assertThat(receipt.intact()).isTrue();
        assertThat(new Receipt(receipt.content().with("created", "later")).intact()).isTrue();
        assertThat(new Receipt(receipt.content().with("passages", 3)).intact()).isFalse();
        assertThat(new Receipt(receipt.content().with("digest", Digest.ofText("another").hex())).intact()).isFalse();
    }

    @Test
    void aReceiptWithoutADigestIsNone() {
        assertThatThrownBy(() -> new Receipt(CONTENT)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("none");
        assertThatThrownBy(() -> new Receipt(CONTENT.with("digest", 12))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Receipt(CONTENT.with("digest", "abc"))).isInstanceOf(IllegalArgumentException.class);
    }
}
