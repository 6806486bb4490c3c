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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The Model Openness Tool's own records, and what an independent implementation of its rules says of them. */
class PublishedRecordsTest {
    private final MofEvaluator evaluator = new MofEvaluator(LicenseTable.standard());

    @TestFactory
    Stream<DynamicTest> everyRecordGetsTheClassThatTheToolGivesIt() throws IOException {
        Path data = SharedData.find("data/mof");
        JsonNode expected = new ObjectMapper().readTree(data.resolve("expected.json"));
        return expected.propertyStream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
            Path file = data.resolve("models").resolve(entry.getKey() + ".yml");
            MofRecord release = MofRecordReader.read(file.getFileName().toString(), Files.readString(file));
            requireAgreement(evaluator.evaluate(release, MofMode.TOOL), entry.getValue());
            assertThat(MofRecordReader.read("written", MofRecordWriter.write(release))).isEqualTo(release);
        }));
    }

    private static void requireAgreement(MofReport report, JsonNode expected) {
        assertThat(report.modelClass()).isEqualTo(expected.get("class").asInt());
        assertThat(report.label()).isEqualTo(expected.get("label").asString());
        assertThat(report.conditional()).isEqualTo(expected.get("conditional").asBoolean());
        assertThat(labels(report.missing())).isEqualTo(texts(expected.get("missing")));
        assertThat(labels(report.invalid())).isEqualTo(texts(expected.get("invalid")));
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
