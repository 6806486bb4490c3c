package dev.openbook.cli;

import dev.openbook.inspect.InspectionSettings;
import dev.openbook.inspect.LocalModel;
import dev.openbook.inspect.LocalModels;
import dev.openbook.label.ByteSize;
import dev.openbook.label.LicenseWords;
import dev.openbook.provenance.License;
import dev.openbook.value.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the models that lie in the local caches. */
@Command(
        name = "list",
        description = "List the models of the local Hugging Face cache: size, task and licence as their cards say. Fetches nothing.",
        footer = {"", "Example:", "  samples/openbook models list"})
final class ModelsListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Output output;

    ModelsListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        InspectionSettings settings = InspectionSettings.standard();
        List<LocalModel> models = new LocalModels(settings).list();
        if (output.json()) {
            Output.print(terminal, Json.object()
                    .with("cache", settings.hubCache().toString())
                    .with("models", Json.array(models.stream().map(ModelsListCommand::json).toList())));
            return ExitCode.DONE;
        }
        if (models.isEmpty()) {
            terminal.out().println("There is no model in the local Hugging Face cache " + settings.hubCache() + ".");
        }
        for (LocalModel model : models) {
            terminal.out().println(terminal.bold(Shown.words(model.source().name())));
            String facts = String.join(", ", ByteSize.words(model.bytes()), task(model), license(model), runs(model));
            terminal.out().println(terminal.wrapped(Shown.words(facts), "  "));
        }
        return ExitCode.DONE;
    }

    private static Json.Obj json(LocalModel model) {
        Optional<License> license = model.license().known();
        return Json.object()
                .with("model", model.source().name())
                .with("files", model.files())
                .with("bytes", (double) model.bytes())
                .with("graphs", model.graphs())
                .with("task", model.task())
                .with("license", license.flatMap(License::spdx))
                .with("open", license.<Json>map(known -> new Json.Bool(known.open())).orElse(Json.NULL));
    }

    private static String task(LocalModel model) {
        return model.task().orElse("task not said");
    }

    private static String license(LocalModel model) {
        return model.license()
                .known()
                .map(LicenseWords::of)
                .orElse("licence not said");
    }

    private static String runs(LocalModel model) {
        return switch (model.graphs()) {
            case 0 -> "no ONNX graph, so it cannot run here";
            case 1 -> "1 graph";
            default -> String.format(Locale.ROOT, "%,d graphs", model.graphs());
        };
    }
}
