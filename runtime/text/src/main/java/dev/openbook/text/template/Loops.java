package dev.openbook.text.template;

import dev.openbook.text.template.Interpreter.Completion;
import dev.openbook.text.template.Statement.Target;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Carries out loops. Items are taken one at a time, so that conditions see what the body did before. */
final class Loops {
    private final Run run;
    private final Interpreter interpreter;
    private final Evaluator evaluator;

    Loops(Run run, Interpreter interpreter, Evaluator evaluator) {
        this.run = run;
        this.interpreter = interpreter;
        this.evaluator = evaluator;
    }

    Completion execute(Statement.For loop, Frame frame, Output out) {
        Value items = evaluator.evaluate(loop.items(), frame);
        if (loop.recursive()) {
            out.append(new Recursion(loop, frame).render(items, 0));
            return Completion.NORMAL;
        }
        return execute(loop, items, frame, out, null, 0);
    }

    /** A loop that can be called from within, to go through what an item holds. */
    private final class Recursion implements LoopState.Recursion {
        private final Statement.For loop;
        private final Frame outer;

        Recursion(Statement.For loop, Frame outer) {
            this.loop = loop;
            this.outer = outer;
        }

        @Override
        public String render(Value items, int depth) {
            run.meter().enter();
            Frame frame = new Frame(outer, run.bindings().routine(loop.scope()).layout());
            Output out = new Output(run.meter());
            execute(loop, items, frame, out, this, depth);
            run.meter().leave();
            return out.toString();
        }
    }

    private Completion execute(
            Statement.For loop, Value value, Frame frame, Output out, LoopState.@Nullable Recursion recursion, int depth) {
        LoopState state = state(loop, value, frame, recursion, depth);
        Scope scope = run.bindings().scope(loop.scope());
        Variable loopVariable = run.bindings().routine(loop.scope()).extras().get("loop");
        boolean completed = false;
        while (state.hasNext()) {
            run.meter().step();
            interpreter.assign(loop.target(), state.next(), frame);
            if (loopVariable != null) {
                frame.set(loopVariable, state);
            }
            frame.enter(scope, run);
            Completion completion = interpreter.execute(loop.body(), frame, out);
            if (completion == Completion.BREAK) {
                break;
            }
            completed |= completion == Completion.NORMAL;
        }
        if (recursion == null || !loop.otherwise().isEmpty()) {
            frame.leave(scope);
        }
        // As in jinja2, the else also runs where every turn was left by break or continue.
        if (completed || loop.otherwise().isEmpty()) {
            return Completion.NORMAL;
        }
        Scope otherwise = run.bindings().scope(loop.otherwiseScope());
        frame.enter(otherwise, run);
        Completion completion = interpreter.execute(loop.otherwise(), frame, out);
        frame.leave(otherwise);
        return completion;
    }

    private LoopState state(
            Statement.For loop, Value value, Frame frame, LoopState.@Nullable Recursion recursion, int depth) {
        Statement.Condition condition = loop.condition();
        Iterator<Value> items = run.iterate(value);
        if (condition != null) {
            items = new Chosen(items, condition, run.bindings().scope(loop.conditionScope()), frame);
            return new LoopState(items, OptionalInt.empty(), recursion, depth);
        }
        if (value instanceof Text text) {
            run.meter().text(text.value().length()); // its characters are counted
        }
        return new LoopState(items, Iterables.length(value), recursion, depth);
    }

    /** The items for which a loop's condition holds. */
    private final class Chosen implements Iterator<Value> {
        private final Iterator<Value> items;
        private final Statement.Condition condition;
        private final Scope scope;
        private final Frame frame;
        private boolean entered;
        private @Nullable Value next;

        Chosen(Iterator<Value> items, Statement.Condition condition, Scope scope, Frame frame) {
            this.items = items;
            this.condition = condition;
            this.scope = scope;
            this.frame = frame;
        }

        @Override
        public boolean hasNext() {
            if (!entered) {
                frame.enter(scope, run);
                entered = true;
            }
            while (next == null && items.hasNext()) {
                Value item = items.next();
                interpreter.assign(condition.target(), item, frame);
                if (evaluator.evaluate(condition.test(), frame).truth()) {
                    next = rebuilt(condition.target(), item);
                }
            }
            return next != null;
        }

        @Override
        public Value next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            Value value = next;
            next = null;
            return value;
        }

        /** What was taken apart for the condition reaches the body as a tuple. */
        private Value rebuilt(Target target, Value item) {
            return switch (target) {
                case Target.Several several -> {
                    List<Value> parts = new ArrayList<>();
                    Iterator<Value> values = several.targets().stream()
                            .map(each -> each instanceof Target.Variable variable
                                    ? frame.get(run.bindings().variable(variable.name()))
                                    : null)
                            .iterator();
                    for (Value part : run.items(item)) {
                        Value assigned = values.next();
                        parts.add(assigned == null ? part : assigned);
                    }
                    yield Sequence.tuple(parts);
                }
                default -> item;
            };
        }
    }
}
