package dev.openbook.internal.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class SequenceLengthTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"max_seq_length\": 64} | {\"model_max_length\": 128} | {\"max_position_embeddings\": 512} | 64",
        "{} | {\"model_max_length\": 128} | {\"max_position_embeddings\": 512} | 128",
        "{} | {\"model_max_length\": 1000000000000000019884624838656} | {\"max_position_embeddings\": 512} | 512",
        "{} | {\"model_max_length\": 512} | {\"max_position_embeddings\": 514, \"model_type\": \"roberta\"} | 512",
        "{} | {} | {\"max_position_embeddings\": 514, \"model_type\": \"xlm-roberta\"} | 512",
        "{} | {} | {} | 512",
        "{} | {} | {\"max_position_embeddings\": 32768} | 8192",
        "{\"max_seq_length\": 1} | {} | {} | 8"
    })
    void lengthsAreReadFromTheFilesAndBounded(String transformer, String tokenizer, String model, int expected) {
        JsonMapper mapper = new JsonMapper();
        assertThat(SequenceLength.of(mapper.readTree(transformer), mapper.readTree(tokenizer), mapper.readTree(model)))
                .isEqualTo(expected);
    }
}
