package dev.openbook.cli;

import dev.openbook.Openbook;
import dev.openbook.onnx.OnnxSettings;
import dev.openbook.rule.RuleBook;
import dev.openbook.rule.RuleMode;
import dev.openbook.rules.RuleBooks;
import dev.openbook.rules.RuleSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Which rules decide. */
final class RuleOptions {
    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "A folder or file of rules; repeatable, all are asked (default: report on models, refuse only unreadable"
                    + " ones).")
    private List<Path> rules = new ArrayList<>();

    @Option(
            names = "--rules-mode",
            paramLabel = "MODE",
            converter = ModeConverter.class,
            description = "enforce: what rules decide counts; report: it becomes a warning (default: as each rule file says).")
    private @Nullable RuleMode mode;

    @Option(
            names = "--env",
            paramLabel = "NAME",
            description = "Where this runs, such as prod; rules read it as env.name (default: unknown to rules).")
    private @Nullable String environment;

    /** Reads a mode; trying out is for the rule file to say. */
    static final class ModeConverter implements CommandLine.ITypeConverter<RuleMode> {
        @Override
        public RuleMode convert(String word) {
            return switch (word) {
                case "enforce" -> RuleMode.ENFORCE;
                case "report" -> RuleMode.REPORT;
                default -> throw new CommandLine.TypeConversionException("A mode of rules is enforce or report, not: " + word);
            };
        }
    }

    /** An Openbook under these rules; the caller closes it. */
    Openbook openbook() {
        return openbook(OnnxSettings.standard());
    }

    /** An Openbook under these rules whose engine is set up like this; the caller closes it. */
    Openbook openbook(OnnxSettings engine) {
        return Openbook.builder().rules(RuleBooks.loadOn(RuleOptions::beside, this::book)).engine(engine).build();
    }

    /** Rules are loaded while the model's files are read; the thread ends with that. */
    private static void beside(Runnable loading) {
        Thread.ofPlatform().daemon().name("openbook-rules").start(loading);
    }

    private RuleBook book() {
        return rules.isEmpty()
                ? RuleBooks.parse("default/admission.yaml", defaultRules(), settings())
                : RuleBooks.load(rules, settings());
    }

    private RuleSettings settings() {
        RuleSettings settings = RuleSettings.standard();
        settings = environment == null ? settings : settings.in(environment);
        return mode == null ? settings : settings.with(mode);
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
