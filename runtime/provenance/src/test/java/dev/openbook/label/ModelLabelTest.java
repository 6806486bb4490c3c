package dev.openbook.label;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openbook.provenance.Certainty;
import dev.openbook.provenance.Evidence;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.License;
import dev.openbook.provenance.Lineage;
import dev.openbook.provenance.LineageLink;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.MofReport;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.provenance.SignerIdentity;
import dev.openbook.value.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelLabelTest {
    private static final ModelProvenance UNKNOWN = ModelProvenance.builder("mystery", Digest.ofText("x")).build();

    private static LabelLine line(ModelProvenance model, String heading) {
        return ModelLabel.of(model).sections().stream()
                .flatMap(List::stream)
                .filter(line -> line.heading().equals(heading))
                .findFirst()
                .orElseThrow();
    }

    private static GraphFacts graph(long weights, Map<String, Long> types, String... quantization) {
        return new GraphFacts(
                "model.onnx", 8, Map.of(), "", Map.of(), Map.of(), List.of(), weights, types, List.of(quantization), false,
                List.of(), List.of(), List.of());
    }

    @Test
    void whatNobodySaysIsNotKnownAndNeverBlank() {
        ModelLabel label = ModelLabel.of(UNKNOWN);

        assertThat(label.sections().stream().flatMap(List::stream).toList())
                .allSatisfy(line -> assertThat(line.words()).isNotBlank())
                .extracting(LabelLine::heading)
                .contains("Does", "Languages", "Size", "Licence", "Openness", "Model card", "Origin", "Made from", "Trained on",
                        "Signature", "Inspection", "Fingerprint");
        assertThat(line(UNKNOWN, "Licence")).returns("not known", LabelLine::words).returns(Certainty.UNKNOWN, LabelLine::certainty);
        assertThat(line(UNKNOWN, "Openness").words()).startsWith("no class is claimed");
        assertThat(line(UNKNOWN, "Model card").words()).isEqualTo("there is none");
    }

    @Test
    void aLicenceSaysWhetherItIsOpenAndWhatItRestricts() {
        License llama = new License(
                "llama3.1", Optional.of("LicenseRef-HF-llama3.1"), false, false, Optional.of("acceptable use policy"));

        assertThat(line(UNKNOWN.toBuilder().license(Fact.stated(llama, "README.md:2", "so")).build(), "Licence"))
                .returns("LicenseRef-HF-llama3.1, NOT open: it forbids certain uses", LabelLine::words)
                .returns("README.md:2", LabelLine::source)
                .returns(Certainty.STATED, LabelLine::certainty);
    }

    @Test
    void wordsThatNameNoKnownLicenceAreNotCalledClosed() {
        License misspelt = new License("Apache 2.0", Optional.empty(), false, false, Optional.empty());

        assertThat(line(UNKNOWN.toBuilder().license(Fact.stated(misspelt, "README.md:2", "so")).build(), "Licence").words())
                .isEqualTo("Apache 2.0, not known to be open");
    }

    @Test
    void theWeakestOfSeveralParentsSaysHowTheLineIsKnown() {
        Lineage lineage = new Lineage(List.of(
                LineageLink.of("", Fact.stated("a/b", "README.md:3", "so"), Fact.stated("merge", "README.md:4", "so")),
                LineageLink.of("", Fact.inferred("c/d", "config.json", "so"), Fact.inferred("merge", "config.json", "so"))));

        assertThat(line(UNKNOWN.toBuilder().lineage(lineage).build(), "Made from"))
                .returns("a/b (merged), c/d (merged)", LabelLine::words)
                .returns(Certainty.INFERRED, LabelLine::certainty);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "950 | 950 weights, 12 bytes in 1 file",
        "22607366 | 22.6 million weights, 12 bytes in 1 file",
        "1300000000 | 1.3 billion weights, 12 bytes in 1 file"
    })
    void sizesAreRounded(long weights, String words) {
        ModelProvenance model = UNKNOWN.toBuilder()
                .files(List.of(new ModelFile("model.onnx", 12, Digest.ofText("m"))))
                .graph(graph(weights, Map.of("float", weights)))
                .build();

        assertThat(line(model, "Size").words()).isEqualTo(words);
    }

    @Test
    void quantisationSaysToHowManyBits() {
        assertThat(line(UNKNOWN.toBuilder().graph(graph(9, Map.of("float", 9L))).build(), "Precision").words())
                .isEqualTo("not quantised, mostly float");
        assertThat(line(
                                UNKNOWN.toBuilder()
                                        .graph(graph(9, Map.of("uint4", 900L, "uint8", 28L), "MatMulNBits(bits=4, block_size=32)"))
                                        .build(),
                                "Precision")
                        .words())
                .startsWith("quantised to 4 bits");
        assertThat(line(UNKNOWN.toBuilder().graph(graph(9, Map.of("int8", 9L), "MatMulInteger")).build(), "Precision").words())
                .startsWith("quantised to 8 bits");
    }

    @Test
    void aGraphInSeveralWidthsNamesThemAll() {
        Map<String, Long> types = Map.of("float", 32_896L, "uint4", 1_048_576L, "uint8", 4_096L);
        GraphFacts both = graph(1, types, "GatherBlockQuantized(bits=8, block_size=32)", "MatMulNBits(bits=4, block_size=32)");
        GraphFacts stored = graph(1, Map.of("int4", 100L, "int8", 900L), "DequantizeLinear", "MatMulNBits(bits=4, block_size=32)");

        assertThat(line(UNKNOWN.toBuilder().graph(both).build(), "Precision").words()).startsWith("quantised to 4 and 8 bits:");
        assertThat(line(UNKNOWN.toBuilder().graph(stored).build(), "Precision").words()).startsWith("quantised to 4 and 8 bits:");
    }

    @Test
    void warningsOfCodeAreNotCalledHarmless() {
        Finding pickle = new Finding("PICKLE", Finding.Severity.WARNING, "a.pkl", "b", "c");
        Finding library = new Finding("NATIVE_LIBRARY", Finding.Severity.WARNING, "lib.so", "b", "c");

        assertThat(line(UNKNOWN.toBuilder().findings(List.of(pickle, pickle, library)).build(), "Inspection").words()).isEqualTo(
                "safe for Openbook to open; 3 warnings, see below: other programs may run code from it (Python pickle, native program)");
        assertThat(line(UNKNOWN, "Inspection").words()).isEqualTo("nothing dangerous was found");
    }

    @Test
    void everyLicenceTextIsNamedAndWhatIsNotRecognisedToo() {
        Fact<License> apache = text("Apache-2.0", "LICENSE");
        Fact<License> gpl = text("GPL-3.0-only", "LICENSE-weights");
        Fact<License> unknown = Fact.unknown("LICENSE", "Not recognised.");

        assertThat(texts(List.of(apache))).returns("Apache-2.0", LabelLine::words).returns("LICENSE", LabelLine::source);
        assertThat(texts(List.of(apache, gpl)).words()).isEqualTo("Apache-2.0 (LICENSE), GPL-3.0-only (LICENSE-weights)");
        assertThat(texts(List.of(unknown, text("Apache-2.0", "LICENSE-a"))))
                .returns("not recognised (LICENSE), Apache-2.0 (LICENSE-a)", LabelLine::words)
                .returns(Certainty.UNKNOWN, LabelLine::certainty);
        assertThat(texts(List.of(unknown)).words()).isEqualTo("not recognised (LICENSE)");
        assertThat(texts(List.of(apache, text("Apache-2.0", "LICENSES/x".repeat(30)), gpl)).words())
                .isEqualTo("Apache-2.0 (LICENSE and 1 other), GPL-3.0-only (LICENSE-weights)");
    }

    private static Fact<License> text(String spdx, String file) {
        return Fact.inferred(new License(spdx, Optional.of(spdx), true, true, Optional.empty()), file, "By its words.");
    }

    private static LabelLine texts(List<Fact<License>> texts) {
        return line(UNKNOWN.toBuilder().licenseTexts(texts).build(), "Its text");
    }

    @Test
    void aRecordThatCannotBeReadIsNotMissing() {
        Fact<MofReport> broken = Fact.unknown("MODEL_OPENNESS.yml", "The record cannot be read.");

        assertThat(line(UNKNOWN.toBuilder().openness(broken).build(), "Openness").words())
                .isEqualTo("no class is claimed: the record cannot be read (MODEL_OPENNESS.yml)");
        assertThat(line(UNKNOWN, "Openness").words()).isEqualTo("no class is claimed: there is no record of what was released");
    }

    @Test
    void whatWasDoneToAModelIsSaidInPlainWords() {
        Lineage lineage = new Lineage(List.of(LineageLink.of(
                "", Fact.unknown("model", "Nobody says."), Fact.inferred("quantized", "model.onnx", "so"))));

        assertThat(line(UNKNOWN.toBuilder().lineage(lineage).build(), "Made from").words()).isEqualTo("not known; it was quantised");
    }

    @Test
    void theFingerprintSaysWhatItDoesNotCover() {
        ModelFile graph = new ModelFile("model.onnx", 1, Digest.ofText("a"));
        ModelFile workflow = new ModelFile(".github/ci.yml", 1, Digest.ofText("b"), false);

        assertThat(line(UNKNOWN.toBuilder().files(List.of(graph)).build(), "Fingerprint").words()).isEqualTo(Digest.ofText("x").hex());
        assertThat(line(UNKNOWN.toBuilder().files(List.of(graph, workflow)).build(), "Fingerprint").words())
                .isEqualTo(Digest.ofText("x").hex() + " (not of 1 file, see below)");
    }

    @Test
    void whatIsDangerousCannotBeOverlooked() {
        Finding error = new Finding("LINK_OUTSIDE", Finding.Severity.ERROR, "a", "b", "c");
        Finding warning = new Finding("NOTE", Finding.Severity.WARNING, "a", "b", "c");

        assertThat(line(UNKNOWN.toBuilder().findings(List.of(error, warning)).build(), "Inspection").words())
                .isEqualTo("NOT SAFE to open: 1 problem");
        assertThat(line(UNKNOWN.toBuilder().findings(List.of(warning, warning)).build(), "Inspection").words())
                .isEqualTo("safe for Openbook to open; 2 warnings, see below");
        assertThat(line(
                                UNKNOWN.toBuilder()
                                        .signature(new SignatureReport(
                                                SignatureVerdict.FAILED, Optional.empty(), Optional.empty(), SignatureReport.unknownTime(),
                                                Optional.empty(), 0, List.of(error)))
                                        .build(),
                                "Signature")
                        .words())
                .startsWith("DOES NOT HOLD");
    }

    @Test
    void whoVouchesForTheTimeOfSigningIsNamed() {
        Fact<Instant> time = new Fact<>(
                Instant.parse("2025-03-01T10:00:03Z"), Certainty.VERIFIED, new Evidence("transparency log rekor.example.org", "it signed so"));
        SignatureReport signed = new SignatureReport(
                SignatureVerdict.VERIFIED, Optional.empty(), Optional.of(SignerIdentity.ofKey(Digest.ofText("key"))), time,
                Optional.of(Digest.ofText("root")), 1, List.of());

        assertThat(line(UNKNOWN.toBuilder().signature(signed).build(), "Signed on").words())
                .isEqualTo("2025-03-01 at 10:00:03 UTC, according to the transparency log rekor.example.org");
        assertThat(ModelLabel.of(UNKNOWN).sections().stream().flatMap(List::stream)).extracting(LabelLine::heading).doesNotContain("Signed on");
    }

    @Test
    void aRecordThatReachesNoClassIsNotAnOpenModel() {
        Fact<MofReport> nothing = Fact.inferred(MofReport.ofNothing(), "MODEL_OPENNESS.yml", "By the rules.");

        assertThat(line(UNKNOWN.toBuilder().openness(nothing).build(), "Openness").words()).isEqualTo("reaches no class");
    }
}
