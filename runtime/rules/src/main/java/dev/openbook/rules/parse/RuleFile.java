package dev.openbook.rules.parse;

import dev.openbook.rules.problem.RuleProblem;
import dev.openbook.rules.problem.RuleProblem.Code;
import dev.openbook.value.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Opens rule files within bounds. */
public final class RuleFile {
    /** Largest rule file: 1 MiB. */
    public static final int MAX_BYTES = 1 << 20;

    private static final Pattern INDENTATION = Pattern.compile("^[\\t ]+", Pattern.MULTILINE);

    private RuleFile() {}

    /** Reads a file, named as the path is; what is wrong with it is among the source's problems. */
    public static RuleSource open(Path path) {
        String name = path.toString();
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return failed(name, Code.UNREADABLE, "This is no file that can be read as a whole. Name a rule file or a folder of them.");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return of(name, in.readNBytes(MAX_BYTES + 1), Optional.ofNullable(path.getParent()).or(() -> Optional.of(Path.of(""))));
        } catch (IOException e) {
            return failed(name, Code.UNREADABLE, Files.isSymbolicLink(path)
                    ? "This is a link to a file that is not there or cannot be read. Mend the link, or remove it."
                    : "The file cannot be read. Check that it exists and may be read.");
        }
    }

    /** A rule file's text from elsewhere. */
    public static RuleSource of(String name, String yaml) {
        return of(name, yaml.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    /** The YAML or JSON of a file that was opened; empty if it has problems, then or from before. */
    public static Optional<YamlNode> values(RuleSource source) {
        return source.problems().isEmpty() ? new YamlReader(source).read() : Optional.empty();
    }

    private static RuleSource of(String name, byte[] bytes, Optional<Path> folder) {
        if (bytes.length > MAX_BYTES) {
            return failed(name, Code.LIMIT, "The file is larger than 1 MiB. Split it into several rule sets.");
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return new RuleSource(name, Digest.of(bytes), readable(text.startsWith("\ufeff") ? text.substring(1) : text), folder);
        } catch (CharacterCodingException e) {
            return failed(name, Code.YAML, "The file is not UTF-8 text. Save it as UTF-8.");
        }
    }

    /** JSON may be indented by tabs, which YAML forbids. */
    private static String readable(String text) {
        return text.stripLeading().startsWith("{")
                ? INDENTATION.matcher(text).replaceAll(tabs -> " ".repeat(tabs.group().length()))
                : text;
    }

    private static RuleSource failed(String name, RuleProblem.Code code, String message) {
        RuleSource source = new RuleSource(name, Digest.ofText(""), "");
        source.report(Place.START, code, message);
        return source;
    }
}
