package dev.openbook.cli;

import dev.openbook.inspect.InspectionSettings;
import dev.openbook.inspect.ModelInspector;
import dev.openbook.inspect.SignatureRequest;
import dev.openbook.lock.LockDifference;
import dev.openbook.lock.LockedModel;
import dev.openbook.lock.LockedSources;
import dev.openbook.lock.ModelLock;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.provenance.Finding;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.signature.TrustedSigner;
import dev.openbook.value.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes lock files, and says how they differ from what is there. */
@Command(
        name = "lock",
        description = "Pin the models that an application uses: source, revision, digest of all bytes, licence, openness and signer of"
                + " each, in a file that is kept with the application's code.",
        footer = {
            "",
            "Examples:",
            "  samples/openbook models lock models.lock bundled:minilm models/granite-350m",
            "  samples/openbook models lock --check models.lock",
            "  samples/openbook models lock --update models.lock"
        })
final class ModelsLockCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final ModelArgument names = new ModelArgument();

    @Mixin
    private Output output;

    @Mixin
    private TrustOptions trust;

    @Option(names = "--update", description = "Inspect the models of the file again, show what changed, and write the file anew.")
    private boolean update;

    @Option(names = "--check", description = "Inspect the models of the file again and show what changed; write nothing.")
    private boolean check;

    @Parameters(index = "0", paramLabel = "FILE", description = "The lock file, such as models.lock.")
    private Path file;

    @Parameters(index = "1..*", paramLabel = "MODEL", description = "Models to add to the file.")
    private List<String> models = new ArrayList<>();

    ModelsLockCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        requireSense();
        LockedSources sources = LockedSources.of(file);
        ModelLock before = Files.exists(file) || update || check ? ModelLock.read(file) : ModelLock.empty();
        ModelLock after = models.isEmpty() ? ModelLock.empty() : before;
        Optional<TrustedSigner> trusted = trust.trusted();
        ModelInspector inspector = inspector(trusted);
        for (Map.Entry<String, ModelSource> model : asked(before, sources).entrySet()) {
            Optional<LockedModel> locked = locked(inspector, model.getKey(), model.getValue(), trusted.isPresent());
            if (locked.isEmpty()) {
                terminal.err().println("Nothing was written.");
                return ExitCode.CHECK_FAILED;
            }
            after = after.with(locked.get());
        }
        List<LockDifference> differences = before.differences(after);
        if (!check && !before.equals(after)) {
            TextFile.write(file, after.text());
        }
        print(after, differences);
        return check && !differences.isEmpty() ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }

    private void requireSense() {
        if (update && check) {
            throw trust.usage("Give either --update or --check.");
        }
        if ((update || check) != models.isEmpty()) {
            throw trust.usage(
                    models.isEmpty()
                            ? "Name the models to lock, or give --update or --check."
                            : "--update and --check are about the models that the file lists; name none.");
        }
    }

    private ModelInspector inspector(Optional<TrustedSigner> trusted) {
        trust.requireSense(trusted);
        InspectionSettings settings = InspectionSettings.standard();
        return ModelInspector.create(
                trusted.isEmpty()
                        ? settings
                        : settings.withSignature(new SignatureRequest(trusted.get(), trust.signature(), trust.settings())));
    }

    /** The models named on the command line, or else those of the file, by their names in the file. */
    private Map<String, ModelSource> asked(ModelLock before, LockedSources sources) {
        Map<String, ModelSource> asked = new LinkedHashMap<>();
        for (String model : models) {
            ModelSource source = names.convert(model);
            asked.put(sources.name(source), source);
        }
        for (LockedModel model : models.isEmpty() ? before.models() : List.<LockedModel>of()) {
            String name = model.source();
            boolean folder = !name.startsWith("hub:") && !name.startsWith("bundled:");
            asked.put(name, folder ? ModelSource.folder(sources.folder(name)) : names.convert(name));
        }
        return asked;
    }

    /** A model that is not safe to open, or not signed by whom the user trusts, must not be pinned as if it were. */
    private Optional<LockedModel> locked(ModelInspector inspector, String name, ModelSource source, boolean signed) {
        try (ModelContent content = inspector.inspect(source)) {
            ModelProvenance known = content.provenance();
            if (!known.unsafe() && (!signed || known.signature().verified())) {
                return Optional.of(LockedModel.of(name, known));
            }
            terminal.err().println(name + " is not pinned:");
            known.findings().stream()
                    .filter(finding -> finding.severity() != Finding.Severity.INFO)
                    .forEach(finding -> terminal.err().println(terminal.wrapped(finding.message() + " " + finding.remedy(), "  ")));
            return Optional.empty();
        }
    }

    private void print(ModelLock after, List<LockDifference> differences) {
        if (output.json()) {
            Output.print(terminal, Json.object()
                    .with("file", file.toString())
                    .with("models", after.models().size())
                    .with("written", !check && !differences.isEmpty())
                    .with("differences", Json.array(differences.stream().map(ModelsLockCommand::json).toList())));
            return;
        }
        for (LockDifference difference : differences) {
            terminal.out().println(terminal.bold(Shown.words(difference.source())) + ": " + Shown.words(words(difference)));
        }
        String models = after.models().size() + (after.models().size() == 1 ? " model" : " models");
        if (differences.isEmpty()) {
            terminal.out().println("Nothing changed: " + models + " as in " + file + ".");
        } else {
            terminal.out().println(check ? file + " was left as it is." : file + " pins " + models + " now.");
        }
    }

    private static String words(LockDifference difference) {
        if (difference.what() == LockDifference.Field.MODEL) {
            return difference.found().map(digest -> "added, root digest " + digest).orElse("no longer there");
        }
        return difference.what().label() + " was " + difference.locked().orElse("not known") + ", is "
                + difference.found().orElse("not known");
    }

    private static Json.Obj json(LockDifference difference) {
        return Json.object()
                .with("source", difference.source())
                .with("field", difference.what().label())
                .with("locked", difference.locked())
                .with("found", difference.found());
    }
}
