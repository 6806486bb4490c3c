package dev.openbook;

import dev.openbook.inspect.InspectionSettings;
import dev.openbook.lock.LockCheck;
import dev.openbook.onnx.OnnxSettings;
import dev.openbook.quote.QuotationSettings;
import dev.openbook.rule.RuleBook;
import dev.openbook.rules.RuleBooks;
import dev.openbook.rules.RuleSettings;
import dev.openbook.value.Limits;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Sets an {@link Openbook} up. Not thread-safe; use it once. */
public final class OpenbookBuilder {
    RuleBook rules = RuleBook.empty();
    Optional<LockCheck> lock = Optional.empty();
    InspectionSettings inspection = InspectionSettings.standard();
    Limits limits = Limits.standard();
    QuotationSettings quotation = QuotationSettings.standard();
    OnnxSettings onnx = OnnxSettings.standard();
    Clock clock = Clock.systemUTC();
    ClassLoader classLoader = OpenbookBuilder.class.getClassLoader();

    OpenbookBuilder() {}

    /**
     * Rules from a file or a folder of YAML files. Without rules every sound model opens.
     *
     * @throws dev.openbook.failure.OpenbookException {@code RULES_INVALID} naming every fault with file and line
     */
    public OpenbookBuilder rules(Path fileOrFolder) {
        return rules(RuleBooks.load(fileOrFolder));
    }

    /**
     * Rules from a file or a folder, used as settings say: where the application runs, and whether what they decide counts.
     *
     * @throws dev.openbook.failure.OpenbookException {@code RULES_INVALID} naming every fault with file and line
     */
    public OpenbookBuilder rules(Path fileOrFolder, RuleSettings settings) {
        return rules(RuleBooks.load(List.of(fileOrFolder), settings));
    }

    /**
     * The same, loaded on an executor from now on. The first use of the rule engine in a process takes about a second, and so falls
     * together with opening the inference engine and reading the first model. Whoever first needs the rules waits for them, or loads
     * them if the executor has not begun; neither this nor {@link #build()} does. No thread but these ever loads the rule engine.
     *
     * <p>Faults of the rules come out when they are first needed, as {@code RULES_INVALID}: no model opens before.
     */
    public OpenbookBuilder rules(Path fileOrFolder, RuleSettings settings, Executor executor) {
        return rules(RuleBooks.loadOn(executor, () -> RuleBooks.load(List.of(fileOrFolder), settings)));
    }

    /** Rules loaded before, or by {@link RuleBooks#loadOn}. */
    public OpenbookBuilder rules(RuleBook rules) {
        this.rules = rules;
        return this;
    }

    /**
     * Opens the models of a lock file and no others.
     *
     * @throws dev.openbook.failure.OpenbookException {@code LOCK_INVALID}
     */
    public OpenbookBuilder lock(Path file) {
        this.lock = Optional.of(LockCheck.read(file));
        return this;
    }

    /** How models are inspected: the hub's cache, limits, whose signature to check; {@link InspectionSettings#standard()} otherwise. */
    public OpenbookBuilder inspection(InspectionSettings inspection) {
        this.inspection = inspection;
        return this;
    }

    /** Bounds on each document; {@link Limits#standard()} otherwise. */
    public OpenbookBuilder limits(Limits limits) {
        this.limits = limits;
        return this;
    }

    /** How quotations are chosen; {@link QuotationSettings#standard()} otherwise. */
    public OpenbookBuilder quotation(QuotationSettings quotation) {
        this.quotation = quotation;
        return this;
    }

    /** Threads and memory of the inference engine. */
    public OpenbookBuilder engine(OnnxSettings onnx) {
        this.onnx = onnx;
        return this;
    }

    /** The clock that stamps receipts; the system's otherwise. */
    public OpenbookBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** Where document readers are looked for; the class loader of Openbook itself otherwise. */
    public OpenbookBuilder readersFrom(ClassLoader classLoader) {
        this.classLoader = classLoader;
        return this;
    }

    /** Ready. Opens nothing yet. */
    public Openbook build() {
        return new Openbook(this);
    }
}
