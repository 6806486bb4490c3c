package dev.openbook.rules;

import dev.openbook.failure.OpenbookException;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.rule.BusinessDecision;
import dev.openbook.rule.Decision;
import dev.openbook.rule.LockState;
import dev.openbook.rule.ReadingRules;
import dev.openbook.rule.RuleBook;
import dev.openbook.rule.RuleInput;
import dev.openbook.rule.RuleRequest;
import dev.openbook.rule.RuleResponse;
import dev.openbook.rule.RuleSetIdentity;
import dev.openbook.rule.RuleStage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * A book that an executor loads while its owner goes on. Whoever asks it first waits, or loads it if the executor has not begun,
 * so that an executor that is busy, or that the asking thread itself occupies, cannot hold it up. Thread-safe.
 */
final class LoadingRuleBook implements RuleBook {
    private final FutureTask<RuleBook> loading;

    private LoadingRuleBook(FutureTask<RuleBook> loading) {
        this.loading = loading;
    }

    /** Has a book loaded, and then the part of the engine that is only used when rules are asked. */
    static RuleBook on(Executor executor, Supplier<RuleBook> load) {
        FutureTask<RuleBook> loading = new FutureTask<>(load::get);
        executor.execute(() -> {
            loading.run();
            if (loading.state() == Future.State.SUCCESS) {
                WarmUp.run();
            }
        });
        return new LoadingRuleBook(loading);
    }

    private RuleBook book() {
        // Does nothing if somebody has begun already.
        loading.run();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return loading.get();
                } catch (InterruptedException e) {
                    // Loading ends by itself, and half a book cannot be asked.
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OpenbookException fault) {
                throw new OpenbookException(fault.code(), String.valueOf(fault.getMessage()), fault);
            }
            throw new IllegalStateException("The rules could not be loaded.", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public Decision admit(ModelProvenance model, LockState lock) {
        return book().admit(model, lock);
    }

    @Override
    public Decision request(RuleRequest request) {
        return book().request(request);
    }

    @Override
    public ReadingRules reading(RuleRequest request) {
        return book().reading(request);
    }

    @Override
    public Decision respond(RuleResponse response) {
        return book().respond(response);
    }

    @Override
    public BusinessDecision decide(String name, RuleInput input) {
        return book().decide(name, input);
    }

    @Override
    public Set<RuleStage> stages() {
        return book().stages();
    }

    @Override
    public Streaming streaming() {
        return book().streaming();
    }

    @Override
    public List<RuleSetIdentity> ruleSets() {
        return book().ruleSets();
    }
}
