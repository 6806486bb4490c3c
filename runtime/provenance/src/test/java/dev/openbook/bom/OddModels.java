package dev.openbook.bom;

import dev.openbook.bom.entry.ModelArchitecture;
import dev.openbook.bom.entry.ModelEntry;
import dev.openbook.bom.entry.Party;
import dev.openbook.provenance.CarbonEmissions;
import dev.openbook.provenance.CardSection;
import dev.openbook.provenance.DataCard;
import dev.openbook.provenance.DataFile;
import dev.openbook.provenance.EvaluationResult;
import dev.openbook.provenance.Fact;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.GraphFacts;
import dev.openbook.provenance.License;
import dev.openbook.provenance.Lineage;
import dev.openbook.provenance.LineageLink;
import dev.openbook.provenance.LineageStep;
import dev.openbook.provenance.ModelCard;
import dev.openbook.provenance.ModelFile;
import dev.openbook.provenance.ModelLayout;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.provenance.MofComponent;
import dev.openbook.provenance.MofMode;
import dev.openbook.provenance.MofReport;
import dev.openbook.provenance.SignatureReport;
import dev.openbook.provenance.SignatureVerdict;
import dev.openbook.provenance.TensorFacts;
import dev.openbook.value.Digest;
import dev.openbook.value.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Makes models up that nobody would publish, out of words that break documents. The same random numbers give the same model. */
final class OddModels {
    private static final List<String> WORDS = List.of(
            "", " ", "\u0000", "a\u0000b\u001f\u007f", "half \uD83D", "\uDE00 half", "whole \uD83D\uDE00", "\"\\", "\u2028", "\u202Egnp.exe",
            "\uFFFF", "línea ñ 日本語 العربية", "line\nbreak\r\n", "</bom>", "<!--", "{{x}}", "null", "1e999", "urn:cdx:x", "#", "a/b", "../x",
            "acme/base", "acme/other", "acme/origin", "https://example.org/a", "https://exa mple.org", "javascript:alert(1)", "file:///etc/passwd",
            "http://[::1", "https://xn--/", "HTTPS://EXAMPLE.ORG/%zz", "mailto:a@b.org", "-", "MIT OR Apache-2.0", "LicenseRef-x", "caller");
    private static final List<String> LICENSES = List.of(
            "MIT", "apache-2.0", "Apache-2.0", "LicenseRef-HF-gemma", "LicenseRef-\u0001", "LicenseRef-", "MIT OR Apache-2.0",
            "GPL-2.0-only WITH Classpath-exception-2.0", "Apache 2.0", "OpenMDW-1.0", "ODC-PDDL-1.0", "GPL-3.0", "DocumentRef-a:LicenseRef-b",
            "NOASSERTION", "NONE", "", " ", "\uD800", "x".repeat(3_000));
    private static final List<String> RELATIONS = List.of("quantized", "converted", "finetune", "adapter", "merge", "trained", "\u0007odd");
    private static final List<String> PATHS = List.of(
            "model.onnx", "onnx/model.onnx", "onnx/model_q4.onnx", "onnx/model.onnx_data", "model.safetensors", "model.sig", "README.md",
            "LICENSE", "config.json", "tokenizer.json", "a b.bin", "ü/日本.bin", "caller", "model-1", "%2e%2e", "a\nb", "half \uD83D");

    private final Random random;

    private OddModels(Random random) {
        this.random = random;
    }

    static ModelEntry entry(Random random) {
        OddModels odd = new OddModels(random);
        ModelEntry entry = ModelEntry.of(odd.model(), new ModelArchitecture(odd.word(), odd.word(), Map.of("hidden_size", odd.word())));
        if (random.nextBoolean()) {
            entry = entry.suppliedBy(new Party("Acme \uD83D" + random.nextInt(3), "https://example.org/é", "a@example.org"));
        }
        return random.nextBoolean() ? entry : entry.releasedAt(Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)));
    }

    private ModelProvenance model() {
        var model = ModelProvenance.builder(word(), Digest.ofText("model " + random.nextInt(5)))
                .origin(maybe(() -> of(List.of("hub:acme/base@0123abc", "hub:acme/x@ABCDEF0", "pkg:maven/a.b/c@1", word()))))
                .files(files())
                .layout(new ModelLayout(ModelLayout.Kind.OPTIMUM, random.nextBoolean() ? List.of() : List.of("onnx/model.onnx"), word()))
                .tasks(maybe(this::words))
                .license(maybe(this::license))
                .licenseTexts(IntStream.range(0, random.nextInt(3)).mapToObj(i -> maybe(this::license)).toList())
                .lineage(lineage())
                .dataCards(IntStream.range(0, random.nextInt(3)).mapToObj(i -> dataCard()).toList())
                .evaluations(IntStream.range(0, random.nextInt(3)).mapToObj(i -> maybe(this::result)).toList())
                .openness(maybe(() -> new MofReport(
                        MofMode.TOOL, 100, random.nextBoolean() ? 100 : 12.5, 0, MofComponent.allRequired(), List.of(), List.of(), List.of())))
                .signature(SignatureReport.unchecked(random.nextBoolean() ? SignatureVerdict.UNSIGNED : SignatureVerdict.NOT_CHECKED))
                .findings(List.of(new Finding(word(), Finding.Severity.INFO, word(), word(), word())));
        if (random.nextBoolean()) {
            model.graph(graph());
        }
        if (random.nextBoolean()) {
            model.card(card());
        }
        return model.build();
    }

    private List<ModelFile> files() {
        List<ModelFile> files = new ArrayList<>();
        for (String path : PATHS) {
            if (random.nextBoolean()) {
                files.add(new ModelFile(path, random.nextLong(Long.MAX_VALUE), Digest.ofText(path + random.nextInt(3))));
            }
        }
        return files;
    }

    private GraphFacts graph() {
        List<TensorFacts> tensors = IntStream.range(0, random.nextInt(4)).mapToObj(i -> new TensorFacts(word(), word(), words())).toList();
        Map<String, Long> counts = Map.of(word() + "1", random.nextLong(), word() + "2", random.nextLong());
        return new GraphFacts(
                word(), random.nextLong(), counts, word(), Map.of(word(), word()), counts, words(), random.nextLong(), counts, words(),
                random.nextBoolean(), tensors, tensors, List.of("onnx/model.onnx_data"));
    }

    private ModelCard card() {
        Json.Obj frontMatter = Json.object()
                .with("license_link", word())
                .with("co2_eq_emissions", Json.object()
                        .with("energy_consumed", Math.abs(random.nextGaussian()) * 1e9)
                        .with("emissions", random.nextDouble())
                        .with("source", random.nextBoolean() ? "codecarbon" : word())
                        .with("training_type", of(List.of("fine-tuning", "pre-training", word()))));
        return ModelCard.builder(of(PATHS))
                .title(maybe(this::word))
                .languages(maybe(this::words))
                .libraryName(maybe(this::word))
                .tags(maybe(this::words))
                .datasets(maybe(this::words))
                .metrics(maybe(this::words))
                .newVersion(maybe(this::word))
                .emissions(maybe(() -> new CarbonEmissions(random.nextInt(100), word(), word(), word(), word())))
                .sections(sections())
                .frontMatter(frontMatter)
                .build();
    }

    private DataCard dataCard() {
        return DataCard.builder(of(PATHS), of(List.of(DataCard.Format.values())))
                .name(maybe(this::word))
                .description(maybe(this::word))
                .license(maybe(this::license))
                .url(maybe(this::word))
                .version(maybe(this::word))
                .creators(maybe(this::words))
                .published(maybe(this::word))
                .bytes(maybe(random::nextLong))
                .examples(maybe(random::nextLong))
                .distribution(List.of(maybe(() -> new DataFile(word(), word(), word(), word(), Optional.of(Digest.ofText("x"))))))
                .sections(sections())
                .build();
    }

    private Map<CardSection, Fact<String>> sections() {
        Map<CardSection, Fact<String>> sections = new TreeMap<>();
        for (CardSection section : CardSection.values()) {
            if (random.nextInt(3) == 0) {
                sections.put(section, maybe(() -> of(List.of("Energy: 12 kWh", word(), word()))));
            }
        }
        return sections;
    }

    private EvaluationResult result() {
        Json value = of(List.of(Json.NULL, new Json.Num(0.1), new Json.Text(word()), Json.object().with("a", word())));
        return new EvaluationResult(
                word(), word(), word(), word(), word(), word(), word(), word(), value, word(), word(), word(), word());
    }

    /** Circles, families with many marriages, models that are their own parents, long chains. */
    private Lineage lineage() {
        List<LineageLink> links = new ArrayList<>();
        int size = random.nextInt(8) == 0 ? 60 : random.nextInt(8);
        for (int i = 0; i < size; i++) {
            String child = i == 0 || random.nextInt(4) == 0 ? "" : "m/" + random.nextInt(i + 1);
            links.add(LineageLink.of(child, maybe(() -> random.nextInt(4) == 0 ? word() : "m/" + random.nextInt(size)), maybe(() -> of(RELATIONS)))
                    .withBy(maybe(this::word))
                    .withLicense(maybe(this::license))
                    .withSteps(List.of(maybe(() -> new LineageStep(word(), word(), word())))));
        }
        return new Lineage(links);
    }

    private License license() {
        String declared = of(LICENSES);
        return new License(
                declared, random.nextBoolean() ? Optional.empty() : Optional.of(of(LICENSES)), random.nextBoolean(), random.nextBoolean(),
                Optional.of(word()));
    }

    private <T> Fact<T> maybe(Supplier<T> value) {
        String source = random.nextBoolean() ? of(PATHS) + ":3" : word();
        return switch (random.nextInt(4)) {
            case 0 -> Fact.unknown(source, word());
            case 1 -> Fact.inferred(value.get(), source, word());
            case 2 -> Fact.measured(value.get(), source, word());
            default -> Fact.stated(value.get(), source, word());
        };
    }

    private List<String> words() {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> word()).toList();
    }

    private String word() {
        return random.nextInt(50) == 0 ? "long ".repeat(2_000) : of(WORDS);
    }

    private <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Files by the path that a document can carry. */
    static Map<String, Digest> written(List<ModelFile> files) {
        Map<String, Digest> written = new LinkedHashMap<>();
        files.forEach(file -> written.put(file.path().replace("\uD83D", "\uFFFD"), file.sha256()));
        return written;
    }
}
