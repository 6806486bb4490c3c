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

/** Opens rule files within bounds. */
public final class RuleFile {
    /** Largest rule file: 1 MiB. */
    public static final int MAX_BYTES = 1 << 20;

    private RuleFile() {}

    /** Reads a file; what is wrong with it is among the source's problems. */
    public static RuleSource open(Path path) {
        Path last = path.getFileName();
        String name = last == null ? path.toString() : last.toString();
        try (InputStream in = Files.newInputStream(path)) {
            return of(name, in.readNBytes(MAX_BYTES + 1), Optional.of(path.toAbsolutePath()).map(Path::getParent));
        } catch (IOException e) {
            return failed(name, Code.UNREADABLE, "The file cannot be read. Check that it exists and may be read.");
        }
    }

    /** A rule file's text from elsewhere. */
    public static RuleSource of(String name, String yaml) {
        return of(name, yaml.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    private static RuleSource of(String name, byte[] bytes, Optional<Path> folder) {
        if (bytes.length > MAX_BYTES) {
            return failed(name, Code.LIMIT, "The file is larger than 1 MiB. Split it into several rule sets.");
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return new RuleSource(name, Digest.of(bytes), text.startsWith("\ufeff") ? text.substring(1) : text, folder);
        } catch (CharacterCodingException e) {
            return failed(name, Code.YAML, "The file is not UTF-8 text. Save it as UTF-8.");
        }
    }

    private static RuleSource failed(String name, RuleProblem.Code code, String message) {
        RuleSource source = new RuleSource(name, Digest.ofText(""), "");
        source.report(Place.START, code, message);
        return source;
    }
}
