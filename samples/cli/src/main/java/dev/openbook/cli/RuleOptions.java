package dev.openbook.cli;

import dev.openbook.Openbook;
import dev.openbook.onnx.OnnxSettings;
import dev.openbook.rule.RuleBook;
import dev.openbook.rules.RuleBooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rules decide. */
final class RuleOptions {
    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Rules that decide which models may open (default: report on models, refuse only unreadable ones).")
    private @Nullable Path rules;

    /** An Openbook under these rules; the caller closes it. */
    Openbook openbook() {
        return openbook(OnnxSettings.standard());
    }

    /** An Openbook under these rules whose engine is set up like this; the caller closes it. */
    Openbook openbook(OnnxSettings engine) {
        return Openbook.builder().rules(book()).engine(engine).build();
    }

    private RuleBook book() {
        return rules == null ? RuleBooks.parse("default/admission.yaml", defaultRules()) : RuleBooks.load(rules);
    }

    private static String defaultRules() {
        try (InputStream in = RuleOptions.class.getResourceAsStream("/rules/default/admission.yaml")) {
            if (in == null) {
                throw new IllegalStateException("The default rules are missing from the command line's jar.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
