package dev.openbook.cli;

import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.inspect.SignatureRequest;
import dev.openbook.json.PlainWords;
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
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
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
    private static final int MAX_NAME = 200;

    private final Terminal terminal;

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

    @Parameters(index = "1..*", paramLabel = "MODEL", converter = ModelArgument.class, description = "Models to add to the file.")
    private List<ModelSource> models = new ArrayList<>();

    ModelsLockCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        requireSense();
        LockedSources sources = LockedSources.of(file);
        ModelLock before = Files.exists(file) || update || check ? ModelLock.read(file) : ModelLock.empty();
        ModelLock after = models.isEmpty() ? ModelLock.empty() : before;
        ModelPinning pinning = pinning();
        for (Map.Entry<String, ModelSource> model : asked(before, sources).entrySet()) {
            Optional<LockedModel> then = before.find(model.getKey());
            try (ModelContent content = pinning.inspect(model.getValue(), then)) {
                ModelProvenance known = content.provenance();
                if (!pinning.reliable(known, then)) {
                    explain(model.getKey(), known);
                    return ExitCode.CHECK_FAILED;
                }
                after = after.with(pinning.locked(model.getKey(), known, then));
            } catch (OpenbookException e) {
                if (e.code() != FailureCode.MODEL_MISSING || !models.isEmpty()) {
                    throw e;
                }
                // What the file lists and is no longer there is a difference like others.
            }
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

    private ModelPinning pinning() {
        Optional<TrustedSigner> trusted = trust.trusted();
        trust.requireSense(trusted);
        return new ModelPinning(
                trusted.map(signer -> new SignatureRequest(signer, trust.signature(), trust.settings())), !models.isEmpty());
    }

    /** The models named on the command line, or else those of the file, by their names in the file. */
    private Map<String, ModelSource> asked(ModelLock before, LockedSources sources) {
        Map<String, ModelSource> asked = new LinkedHashMap<>();
        models.forEach(source -> asked.put(sources.name(source), source));
        if (models.isEmpty()) {
            before.models().forEach(model -> asked.put(model.source(), source(model.source(), sources)));
        }
        return asked;
    }

    private ModelSource source(String name, LockedSources sources) {
        boolean folder = !name.startsWith("hub:") && !name.startsWith("bundled:");
        try {
            return folder ? ModelSource.folder(sources.folder(name)) : new ModelArgument().convert(name);
        } catch (CommandLine.TypeConversionException | InvalidPathException e) {
            throw new OpenbookException(
                    FailureCode.LOCK_INVALID,
                    "The lock file " + file + " lists \"" + PlainWords.of(name, MAX_NAME) + "\", which is no name of a model. Restore it"
                            + " from version control, or lock the models again.",
                    e);
        }
    }

    /** Why a model cannot be pinned. */
    private void explain(String name, ModelProvenance model) {
        terminal.err().println(Shown.words(name) + " is not pinned:");
        model.findings().stream()
                .filter(finding -> finding.severity() != Finding.Severity.INFO)
                .map(finding -> Shown.words(finding.message() + " " + finding.remedy()))
                .forEach(reason -> terminal.err().println(terminal.wrapped(reason, "  ")));
        terminal.err().println("Nothing was written.");
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
