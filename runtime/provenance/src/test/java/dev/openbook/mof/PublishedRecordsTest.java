package dev.openbook.mof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.openbook.inspect.SharedData;
import dev.openbook.license.LicenseTable;
import dev.openbook.provenance.MofComponent;
import dev.openbook.provenance.MofMode;
import dev.openbook.provenance.MofReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The Model Openness Tool's own records, and what an independent implementation of its rules says of them. */
class PublishedRecordsTest {
    private final MofEvaluator evaluator = new MofEvaluator(LicenseTable.standard());

    @Test
    void everyRecordGetsTheClassThatTheToolGivesIt() throws IOException {
        Path data = SharedData.find("data/mof");
        JsonNode all = new ObjectMapper().readTree(data.resolve("expected.json"));
        assertThat(all.size()).isEqualTo(43);
        for (Map.Entry<String, JsonNode> expected : all.properties()) {
            Path file = data.resolve("models").resolve(expected.getKey() + ".yml");
            MofRecord release = MofRecordReader.read(file.getFileName().toString(), Files.readString(file));
            requireAgreement(expected.getKey(), evaluator.evaluate(release, MofMode.TOOL), expected.getValue());
            assertThat(MofRecordReader.read("written", MofRecordWriter.write(release))).isEqualTo(release);
        }
    }

    private static void requireAgreement(String name, MofReport report, JsonNode expected) {
        assertThat(report.modelClass()).as(name).isEqualTo(expected.get("class").asInt());
        assertThat(report.label()).isEqualTo(expected.get("label").asString());
        assertThat(report.conditional()).isEqualTo(expected.get("conditional").asBoolean());
        assertThat(labels(report.missing())).as(name).isEqualTo(texts(expected.get("missing")));
        assertThat(labels(report.invalid())).as(name).isEqualTo(texts(expected.get("invalid")));
        assertThat(labels(report.unlicensed())).isEqualTo(texts(expected.get("unlicensed")));
        assertThat(labels(report.notTypeAppropriate())).isEqualTo(texts(expected.get("not_type_appropriate")));
        IntStream.rangeClosed(1, 3).forEach(modelClass -> {
            String key = Integer.toString(modelClass);
            assertThat(report.progress(modelClass)).isCloseTo(expected.get("progress").get(key).asDouble(), within(0.0));
            assertThat(report.badge(modelClass)).isEqualTo(expected.get("badge").get(key).asString());
        });
        assertThat(report.totalProgress()).isCloseTo(expected.get("total_progress").asDouble(), within(0.0));
    }

    private static List<String> labels(List<MofComponent> components) {
        return components.stream().map(MofComponent::label).toList();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
