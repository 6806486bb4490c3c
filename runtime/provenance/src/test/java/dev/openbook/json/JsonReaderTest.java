package dev.openbook.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.openbook.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static final JsonLimits LIMITS = new JsonLimits(1000, 8, 50);
    private final JsonReader exact = JsonReader.exact(LIMITS);
    private final JsonReader tolerant = JsonReader.tolerant(LIMITS);

    @Test
    void both_read_the_same_values() throws InvalidJsonException {
        byte[] text = utf8(" {\"a\": [1, -2.5e3, true, null, \"\\u00e9\"], \"b\": {}} ");

        assertThat(exact.read(text)).isEqualTo(tolerant.read(text)).isEqualTo(new Json.Obj(Map.of(
                "a", new Json.Array(List.of(new Json.Num(1), new Json.Num(-2500), new Json.Bool(true), Json.NULL, new Json.Text("é"))),
                "b", new Json.Obj(Map.of()))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{                   | is not JSON",
        "[1,]                | is not JSON",
        "{'a':1}             | is not JSON",
        "{\"a\":1,\"a\":2}       | the same name twice",
        "{\"a\":1,\"\\u0061\":2}  | the same name twice",
        "{} {}               | something behind its end",
        "[[[[[[[[[1]]]]]]]]] | is not JSON",
        "``                    | is empty",
    })
    void both_refuse_what_is_no_json(String text, String problem) {
        for (JsonReader reader : List.of(exact, tolerant)) {
            assertThatExceptionOfType(InvalidJsonException.class).isThrownBy(() -> reader.read(utf8(text))).withMessageContaining(problem);
        }
    }

    @Test
    void bounds_hold() throws InvalidJsonException {
        assertThat(tolerant.read(utf8("[" + "1,".repeat(48) + "1]"))).isInstanceOf(Json.Array.class);
        assertProblem(tolerant, utf8("[" + "1,".repeat(49) + "1]"), "holds more than 50 values");
        assertProblem(tolerant, utf8(" ".repeat(1001)), "has 1,001 bytes; at most 1,000 are read");
        assertThatIllegalArgumentException().isThrownBy(() -> new JsonLimits(0, 1, 1));
    }

    @Test
    void bytes_that_are_not_utf8_are_refused() {
        byte[] overlong = {'"', (byte) 0xC0, (byte) 0x80, '"'};
        byte[] utf16 = "{}".getBytes(StandardCharsets.UTF_16);
        for (JsonReader reader : List.of(exact, tolerant)) {
            assertProblem(reader, overlong, "is not text in UTF-8");
            assertProblem(reader, utf16, "is not text in UTF-8");
        }
    }

    @Test
    void where_is_said_as_line_and_column() {
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> tolerant.read(utf8("{\n  \"a\": }")))
                .satisfies(e -> assertThat(e.place()).isEqualTo(" (line 2, column 8)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "-INF", "1e999"})
    void numbers_that_json_cannot_say_are_texts_or_refused(String number) throws InvalidJsonException {
        assertThat(tolerant.read(utf8(number))).isEqualTo(new Json.Text(number));
        assertThatExceptionOfType(InvalidJsonException.class).isThrownBy(() -> exact.read(utf8(number)));
    }

    @Test
    void a_byte_order_mark_and_half_a_character_are_passed_over_or_refused() throws InvalidJsonException {
        assertThat(tolerant.read(utf8("\uFEFF7"))).isEqualTo(new Json.Num(7));
        assertProblem(exact, utf8("\uFEFF7"), "byte order mark");
        assertThat(tolerant.read(utf8("\"\\ud800\""))).isEqualTo(new Json.Text("?"));
        assertProblem(exact, utf8("\"\\ud800\""), "half a character");
    }

    private static void assertProblem(JsonReader reader, byte[] bytes, String problem) {
        assertThatExceptionOfType(InvalidJsonException.class).isThrownBy(() -> reader.read(bytes)).withMessageContaining(problem);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
