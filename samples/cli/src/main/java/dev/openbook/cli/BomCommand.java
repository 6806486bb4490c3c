package dev.openbook.cli;

import dev.openbook.Openbook;
import dev.openbook.bom.BillOfMaterials;
import dev.openbook.bom.BillOfMaterialsBuilder;
import dev.openbook.bom.BomCompleteness;
import dev.openbook.bom.BomFormat;
import dev.openbook.bom.entry.ArchitectureReader;
import dev.openbook.bom.entry.ModelEntry;
import dev.openbook.bom.entry.Party;
import dev.openbook.bom.published.BomComparison;
import dev.openbook.bom.published.BomReader;
import dev.openbook.bom.published.PublishedBom;
import dev.openbook.inspect.ModelInspector;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.value.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a bill of materials. */
@Command(
        name = "bom",
        description = "Write a bill of materials: what a model, or an application with its models, is made of, for whoever must keep"
                + " account of it. The same model gives the same document; it has no date unless SOURCE_DATE_EPOCH gives one.",
        footer = {
            "",
            "Examples:",
            "  samples/openbook bom bundled:minilm -o minilm.cdx.json",
            "  samples/openbook bom models/smollm2 --format spdx",
            "  samples/openbook bom bundled:minilm models/smollm2 --application \"Grant assistant\"",
            "  samples/openbook bom models/smollm2 --supplier \"Example Foundation\" --release-date 2025-03-01",
            "  samples/openbook bom models/smollm2 --completeness",
            "  samples/openbook bom models/smollm2 --against published.cdx.json"
        })
final class BomCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output;

    @Parameters(
            paramLabel = "MODEL",
            arity = "1..*",
            converter = ModelArgument.class,
            description = "The models to list. If one was made from another that is listed, the bill says so.")
    private List<ModelSource> models = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "cyclonedx", description = "cyclonedx (default) or spdx.")
    private String family = "";

    @Option(
            names = "--spec-version",
            paramLabel = "VERSION",
            description = "Version of the format: 1.6 (default) or 1.7 for cyclonedx, 3.0.1 for spdx.")
    private @Nullable String version;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to this file, whole or not at all, instead of standard output.")
    private @Nullable Path file;

    @Option(
            names = "--application",
            paramLabel = "NAME",
            description = "Make it the bill of this application, with Openbook, ONNX Runtime and Java beside the models.")
    private @Nullable String application;

    @Option(names = "--application-version", paramLabel = "V", description = "The application's version.")
    private @Nullable String applicationVersion;

    @Option(names = "--author", paramLabel = "NAME", description = "Who answers for the bill: a person or an organisation.")
    private @Nullable String author;

    @Mixin
    private StatedOptions stated = new StatedOptions();

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "Compare the model with this bill of its publisher (CycloneDX, JSON or XML) instead: files, digests, licence.")
    private @Nullable Path published;

    @Option(
            names = "--completeness",
            description = "Report instead what others ask a bill for (G7 minimum elements, OWASP AIBOM), what is missing and who could"
                    + " say it.")
    private boolean completeness;

    @Spec
    private @Nullable CommandSpec spec;

    BomCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        BomFormat format = format();
        if (applicationVersion != null && application == null) {
            throw usage("--application-version says which version of --application; give both.");
        }
        if ((completeness || published != null) && file != null) {
            throw usage("--completeness and --against report and write no bill; give either one of them or -o.");
        }
        checkStated();
        if (published != null) {
            return compare(BomReader.read(published));
        }
        BillOfMaterials bill = bill();
        if (completeness) {
            report(BomCompleteness.of(bill));
        } else {
            write(format, bill);
        }
        return ExitCode.DONE;
    }

    private void checkStated() {
        if (stated.given() && (models.size() != 1 || published != null)) {
            throw usage("--supplier and --release-date say something of one model; name one, and leave --against out.");
        }
        try {
            stated.check();
            Optional.ofNullable(author).ifPresent(Party::named);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private BomFormat format() {
        List<BomFormat> known = Arrays.stream(BomFormat.values()).filter(format -> format.family().equals(family)).toList();
        if (known.isEmpty()) {
            throw usage("--format is cyclonedx or spdx, not \"" + family + "\".");
        }
        String wanted = version;
        return wanted == null
                ? known.getFirst()
                : known.stream()
                        .filter(format -> format.version().equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> usage("Of " + family + " the versions "
                                + known.stream().map(BomFormat::version).collect(Collectors.joining(" and "))
                                + " are written, not \"" + wanted + "\"."));
    }

    private BillOfMaterials bill() {
        BillOfMaterialsBuilder bill = BillOfMaterials.builder(Openbook.version());
        Optional.ofNullable(author).ifPresent(bill::author);
        SourceDate.clock(System.getenv("SOURCE_DATE_EPOCH")).ifPresent(bill::createdAt);
        ModelInspector inspector = ModelInspector.create();
        for (ModelSource model : models) {
            try (ModelContent content = inspector.inspect(model)) {
                bill.model(stated.addTo(ModelEntry.of(content.provenance(), ArchitectureReader.read(content))));
            }
        }
        Optional.ofNullable(application).ifPresent(name -> {
            bill.application(name, Objects.requireNonNullElse(applicationVersion, ""));
            RuntimeComponents.of(Openbook.version()).forEach(bill::component);
        });
        return bill.build();
    }

    private int compare(PublishedBom bill) {
        if (models.size() != 1 || completeness) {
            throw usage("--against compares one model with a bill, and nothing else.");
        }
        try (ModelContent content = ModelInspector.create().inspect(models.getFirst())) {
            BomComparison comparison = BomComparison.of(content.provenance(), bill);
            if (output.json()) {
                Output.print(terminal, comparison.json());
            } else {
                new ComparisonText(terminal).print(comparison);
            }
            return comparison.agrees() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
        }
    }

    private void report(BomCompleteness known) {
        if (output.json()) {
            Output.print(terminal, known.json());
        } else {
            new CompletenessText(terminal).print(known);
        }
    }

    private void write(BomFormat format, BillOfMaterials bill) {
        String document = format.write(bill);
        Path target = file;
        if (target == null) {
            terminal.out().println(document.stripTrailing());
            return;
        }
        TextFile.write(target, document);
        if (output.json()) {
            Output.print(terminal, Json.object()
                    .with("file", target.toString())
                    .with("format", format.family())
                    .with("specVersion", format.version()));
        } else {
            terminal.remark("The bill of materials is in " + target + ".");
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message + " Try: openbook bom --help");
    }
}
