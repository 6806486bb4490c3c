package dev.openbook.cli;

import dev.openbook.inspect.InspectionReport;
import dev.openbook.inspect.InspectionSettings;
import dev.openbook.inspect.ModelInspector;
import dev.openbook.inspect.SignatureRequest;
import dev.openbook.lineage.LineageDrawing;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.signature.TrustedSigner;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what is known of a model, without opening it. */
@Command(
        name = "inspect",
        description = "Say what is known of a model and how: files, digests, graph, licence, origin. Runs nothing.",
        footer = {
            "",
            "Examples:",
            "  samples/openbook inspect bundled:minilm",
            "  samples/openbook inspect models/our-model --public-key publisher.pem",
            "  samples/openbook inspect models/our-model --lineage mermaid"
        })
final class InspectCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output;

    @Mixin
    private TrustOptions trust;

    @Parameters(paramLabel = "MODEL", converter = ModelArgument.class, description = "The model to inspect.")
    private ModelSource model;

    @Option(
            names = "--mof-record",
            paramLabel = "FILE",
            description = "A record of the Model Openness Tool for this model; MODEL_OPENNESS.yml beside the model unless given. Without"
                    + " one, no class of openness is claimed.")
    private @Nullable Path mofRecord;

    @Option(
            names = "--lineage",
            paramLabel = "FORM",
            description = "Print the model's descent and nothing else: text (a tree), or mermaid (a flowchart for documents).")
    private @Nullable LineageForm lineage;

    /** How to draw a descent. */
    enum LineageForm {
        TEXT,
        MERMAID
    }

    InspectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        InspectionSettings settings = InspectionSettings.standard();
        Path record = mofRecord;
        if (record != null) {
            settings = settings.withOpennessRecord(record);
        }
        Optional<TrustedSigner> trusted = trust.trusted();
        if (trusted.isPresent()) {
            settings = settings.withSignature(new SignatureRequest(trusted.get(), trust.signature(), trust.settings()));
        }
        trust.requireSense(trusted);
        if (lineage != null && output.json()) {
            throw trust.usage("--lineage prints a drawing, --json a document that holds the lineage, too; give one of them.");
        }
        try (ModelContent content = ModelInspector.create(settings).inspect(model)) {
            ModelProvenance known = content.provenance();
            if (lineage != null) {
                String drawing = lineage == LineageForm.TEXT
                        ? LineageDrawing.text(known)
                        : LineageDrawing.mermaid(known);
                terminal.out().println(drawing.stripTrailing());
            } else if (output.json()) {
                Output.print(terminal, InspectionReport.of(known));
            } else {
                new InspectionText(terminal).print(known);
            }
            return trusted.isEmpty() || known.signature().verified() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
        }
    }
}
