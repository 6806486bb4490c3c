package dev.openbook.cli;

import dev.openbook.model.ModelSource;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** Reads MODEL: a folder, {@code hub:ORG/NAME[@REVISION]} or {@code bundled:minilm}. */
final class ModelArgument implements CommandLine.ITypeConverter<ModelSource> {
    private static final Pattern HUB = Pattern.compile("hub:([\\w.-]+/[\\w.-]+)(?:@([\\w./-]+))?");

    @Override
    public ModelSource convert(String value) {
        if (value.startsWith("bundled:")) {
            return BundledModels.named(value);
        }
        if (value.startsWith("hub:")) {
            Matcher hub = HUB.matcher(value);
            if (!hub.matches()) {
                throw new CommandLine.TypeConversionException(
                        "A model of the hub cache is written hub:ORG/NAME or hub:ORG/NAME@REVISION, not: " + value);
            }
            return ModelSource.hub(hub.group(1), hub.group(2) == null ? "main" : hub.group(2));
        }
        try {
            return ModelSource.folder(Path.of(value));
        } catch (InvalidPathException e) {
            throw new CommandLine.TypeConversionException("Not a path: " + value);
        }
    }
}
