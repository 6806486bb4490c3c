package dev.openbook.mof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.license.LicenseTable;
import dev.openbook.provenance.MofComponent;
import dev.openbook.provenance.MofComponent.Kind;
import dev.openbook.provenance.MofMode;
import dev.openbook.provenance.MofReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MofEvaluatorTest {
    private static final int RECORDS = 500;

    private final MofEvaluator evaluator = new MofEvaluator(LicenseTable.standard());

    @ParameterizedTest
    @EnumSource(MofMode.class)
    void generatedRecordsAgreeWithTheTable(MofMode mode) {
        Random random = new Random(1);
        Map<Integer, Integer> classes = new HashMap<>();
        for (int i = 0; i < RECORDS; i++) {
            Map<String, String> own = components(random, i % 10);
            Map<String, String> release = release(random, i % 10);
            TableOfComponents table = new TableOfComponents(own, release, mode);
            MofReport report = evaluator.evaluate(record(own, release), mode);
            String what = own + " under " + release;
            assertThat(report.modelClass()).as(what).isEqualTo(table.modelClass);
            for (int modelClass = 1; modelClass <= 3; modelClass++) {
                assertThat(report.progress(modelClass)).as(what).isEqualTo(table.progress[modelClass]);
            }
            assertThat(labels(report.missing())).as(what).isEqualTo(table.lists.get("missing"));
            assertThat(labels(report.invalid())).as(what).isEqualTo(table.lists.get("invalid"));
            assertThat(labels(report.unlicensed())).as(what).isEqualTo(table.lists.get("unlicensed"));
            assertThat(labels(report.notTypeAppropriate())).as(what).isEqualTo(table.lists.get("conditional"));
            classes.merge(report.modelClass(), 1, Integer::sum);
        }
        assertThat(classes.keySet()).as("classes that were reached").containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    /** The surer, the more is there under open licences. */
    private static Map<String, String> components(Random random, int sureness) {
        Map<String, String> own = new HashMap<>();
        List<String> licenses = new ArrayList<>(new TreeSet<>(TableOfComponents.LICENSES.keySet()));
        licenses.addAll(List.of("", "unlicensed"));
        for (String name : TableOfComponents.names()) {
            if (random.nextInt(40) < 8 - sureness) {
                continue;
            }
            boolean inherits = random.nextInt(20) < 10 + sureness;
            own.put(name, inherits ? null : licenses.get(random.nextInt(sureness > 7 ? 2 : licenses.size())));
        }
        if (random.nextInt(3) == 0) {
            own.remove("Technical report");
        }
        if (sureness == 9 && random.nextBoolean()) {
            own.remove(random.nextBoolean() ? "Datasets" : "Training code");
        }
        return own;
    }

    private static Map<String, String> release(Random random, int sureness) {
        List<String> licenses = new ArrayList<>(new TreeSet<>(TableOfComponents.LICENSES.keySet()));
        licenses.addAll(List.of("", "unlicensed"));
        Map<String, String> release = new HashMap<>();
        for (String key : List.of("distribution", "code", "data", "document")) {
            if (random.nextInt(4) == 0) {
                release.put(key, sureness > 4 ? "OpenMDW-1.0" : licenses.get(random.nextInt(licenses.size())));
            }
        }
        if (sureness > 6) {
            release.put("distribution", "MIT");
        }
        return release;
    }

    private static MofRecord record(Map<String, String> own, Map<String, String> release) {
        Map<Kind, NamedLicense> byKind = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            String name = release.get(kind.name().toLowerCase(Locale.ROOT));
            if (name != null) {
                byKind.put(kind, new NamedLicense(name, ""));
            }
        }
        Optional<NamedLicense> distribution =
                Optional.ofNullable(release.get("distribution")).map(name -> new NamedLicense(name, ""));
        List<MofEntry> entries = Arrays.stream(MofComponent.values())
                .filter(component -> own.containsKey(component.label()))
                .map(component -> new MofEntry(
                        component, "", Optional.ofNullable(own.get(component.label())), "", ""))
                .toList();
        return new MofRecord(Map.of(), Map.of("name", "generated"), new MofLicenses(distribution, byKind), entries);
    }

    private static List<String> labels(List<MofComponent> components) {
        return components.stream().map(MofComponent::label).toList();
    }

    @Test
    void everythingUnderOneLicenseForAllKindsIsOpenScience() {
        MofReport report = evaluator.evaluate(everything("OpenMDW-1.0"), MofMode.TOOL);
        assertThat(report.label()).isEqualTo("Class I - Open Science Model");
        assertThat(report.conditional()).isFalse();
        assertThat(report.totalProgress()).isEqualTo(100);
        assertThat(report.badge(1)).isEqualTo("Qualified");
    }

    @Test
    void aNearlyRightNameOfALicenseIsNone() {
        MofReport report = evaluator.evaluate(everything("Apache 2.0"), MofMode.TOOL);
        assertThat(report.modelClass()).isZero();
        assertThat(report.invalid()).hasSize(MofComponent.values().length);
        assertThat(report.badge(3)).isEqualTo("Not met");
    }

    @Test
    void theLicenseThatTheToolMisnamesIsOpenBySpecificationOnly() {
        assertThat(evaluator.evaluate(everything("PDDL-1.0"), MofMode.TOOL).modelClass()).isZero();
        assertThat(evaluator.evaluate(everything("PDDL-1.0"), MofMode.SPECIFICATION).modelClass()).isEqualTo(1);
    }

    private static MofRecord everything(String license) {
        List<MofEntry> entries = Arrays.stream(MofComponent.values())
                .map(component -> new MofEntry(component, "", Optional.empty(), "", ""))
                .toList();
        return new MofRecord(Map.of(), Map.of(), MofLicenses.distribution(license), entries);
    }
}
