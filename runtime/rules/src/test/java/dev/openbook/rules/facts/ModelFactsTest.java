package dev.openbook.rules.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.provenance.CarbonEmissions;
import dev.openbook.provenance.DataCard;
import dev.openbook.provenance.DataFile;
import dev.openbook.provenance.EvaluationResult;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.License;
import dev.openbook.provenance.LineageLink;
import dev.openbook.provenance.LineageStep;
import dev.openbook.provenance.ModelCard;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.MofReport;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.TensorFacts;
import dev.openbook.rules.Models;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFactsTest {

    static Stream<Arguments> recordsAndTheirViews() {
        return Stream.of(
                Arguments.of(ModelProvenance.class, ModelSchema.MODEL),
                Arguments.of(License.class, ReleaseSchema.LICENSE),
                Arguments.of(GraphFacts.class, ModelSchema.GRAPH),
                Arguments.of(ModelCard.class, ReleaseSchema.CARD),
                Arguments.of(ModelFile.class, ModelSchema.FILE),
                Arguments.of(ModelLayout.class, ModelSchema.LAYOUT),
                Arguments.of(TensorFacts.class, ModelSchema.TENSOR),
                Arguments.of(LineageLink.class, ReleaseSchema.ANCESTOR),
                Arguments.of(LineageStep.class, ReleaseSchema.STEP),
                Arguments.of(DataCard.class, ReleaseSchema.DATA_CARD),
                Arguments.of(DataFile.class, ReleaseSchema.DATA_FILE),
                Arguments.of(CarbonEmissions.class, ReleaseSchema.EMISSIONS),
                Arguments.of(EvaluationResult.class, ReleaseSchema.EVALUATION),
                Arguments.of(MofReport.class, ReleaseSchema.OPENNESS),
                Arguments.of(SignatureReport.class, ReleaseSchema.SIGNATURE),
                Arguments.of(Finding.class, ReleaseSchema.FINDING));
    }

    @ParameterizedTest
    @MethodSource("recordsAndTheirViews")
    void everyComponentHasAView(Class<?> values, FactType.Struct view) {
        List<String> components = Arrays.stream(values.getRecordComponents()).map(RecordComponent::getName).toList();
        assertThat(components).isNotEmpty();
        assertThat(view.fields().keySet()).containsAll(components);
    }

    @Test
    void factsAreOfTheTypesThatTheSchemaSays() {
        List<String> misfits = new ArrayList<>();
        check("model", ModelFacts.of(Models.wellKnown()), ModelSchema.MODEL, misfits, true);
        check("model", ModelFacts.of(Models.unknown()), ModelSchema.MODEL, misfits, false);
        assertThat(misfits).isEmpty();
    }

    @Test
    void whatIsUnknownIsAbsentAndNeverADefault() {
        Map<String, Object> facts = ModelFacts.of(Models.unknown());
        assertThat(facts).doesNotContainKeys("origin", "tasks", "graph", "card", "license", "lineage", "openness");
        assertThat(facts).containsEntry("readable", false).containsEntry("files", List.of());
        assertThat(facts.get("layout")).isEqualTo(Map.of("kind", "unknown", "graphs", List.of()));
        assertThat(facts.get("facts")).extracting("license")
                .isEqualTo(Map.of("certainty", "UNKNOWN", "source", "model", "reason", "Nobody says."));
    }

    @Test
    void textsAndListsBeyondTheLimitsAreUnknownAndNotCut() {
        String huge = "x".repeat(FactLimits.MAX_TEXT + 1);
        Json.Obj frontMatter = Json.object()
                .with("huge", huge)
                .with("fits", huge.substring(1))
                .with("nothing", Json.NULL)
                .with("list", Json.array(Collections.nCopies(FactLimits.MAX_ITEMS + 1, Json.NULL)));
        List<ModelFile> files =
                Collections.nCopies(FactLimits.MAX_ITEMS + 1, new ModelFile("model.onnx", 1, Digest.ofText("")));
        ModelProvenance model = Models.wellKnown().toBuilder().card(Models.card(frontMatter)).files(files).build();
        Map<String, Object> facts = ModelFacts.of(model);
        assertThat(facts).doesNotContainKey("files");
        assertThat(facts.get("card")).extracting("frontMatter").asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("huge", UnknownValue.UNKNOWN)
                .containsEntry("nothing", UnknownValue.UNKNOWN)
                .containsEntry("list", UnknownValue.UNKNOWN)
                .extractingByKey("fits").matches(huge.substring(1)::equals, "the text that just fits");
    }

    @Test
    void deeplyNestedFrontMatterIsUnknown() {
        Json deep = new Json.Text("bottom");
        for (int i = 0; i < 100_000; i++) {
            deep = Json.array(List.of(deep));
        }
        ModelProvenance model = Models.wellKnown().toBuilder()
                .card(Models.card(Json.object().with("deep", deep).with("flat", 1)))
                .build();
        assertThat(ModelFacts.of(model).get("card")).extracting("frontMatter").isEqualTo(Map.of("deep", UnknownValue.UNKNOWN, "flat", 1L));
    }

    private static void check(String path, Object value, FactType type, List<String> misfits, boolean complete) {
        boolean fits = switch (type) {
            case FactType.Plain plain -> switch (plain) {
                case TEXT, SHORT_TEXT, LONG_TEXT -> value instanceof String;
                case WHOLE -> value instanceof Long;
                case NUMBER -> value instanceof Double;
                case TRUTH -> value instanceof Boolean;
                case MONEY -> false;
                case ANY -> value != null;
            };
            case FactType.ListOf list -> value instanceof List<?> items && checked(() ->
                    items.forEach(item -> check(path + "[]", item, list.element(), misfits, complete)));
            case FactType.MapOf map -> value instanceof Map<?, ?> entries && checked(() ->
                    entries.values().forEach(item -> check(path + "[]", item, map.value(), misfits, complete)));
            case FactType.Struct struct -> value instanceof Map<?, ?> fields && checked(() -> {
                fields.forEach((name, field) -> check(
                        path + "." + name, field, struct.fields().getOrDefault(name, new FactType.ListOf(struct)), misfits, complete));
                struct.fields().keySet().stream()
                        .filter(name -> complete && !fields.containsKey(name))
                        .forEach(name -> misfits.add(path + "." + name + " is missing"));
            });
        };
        if (!fits) {
            misfits.add(path + " is not " + type.label() + ": " + value);
        }
    }

    private static boolean checked(Runnable check) {
        check.run();
        return true;
    }
}
