package dev.openbook.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class IndentedJsonTest {

    @Test
    void everyMemberHasALineOfItsOwn() {
        Json.Obj value = Json.object()
                .with("b", Json.array(List.of(new Json.Num(1), Json.object().with("x", true))))
                .with("a", "two\nlines")
                .with("empty", Json.object())
                .with("none", Json.array(List.of()));

        assertThat(IndentedJson.write(value)).isEqualTo("""
                {
                  "a": "two\\nlines",
                  "b": [
                    1,
                    {
                      "x": true
                    }
                  ],
                  "empty": {},
                  "none": []
                }
                """);
        assertThat(IndentedJson.write(Json.NULL)).isEqualTo("null\n");
    }

    @Test
    void halfACharacterIsRefused() {
        assertThatThrownBy(() -> IndentedJson.write(Json.object().with("\ud800", 1))).isInstanceOf(IllegalArgumentException.class);
    }
}
