package dev.openbook.text.template;

import dev.openbook.text.template.Statement.Target;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Carries out statements. */
final class Interpreter {
    private final Run run;
    private final Evaluator evaluator;
    private final Loops loops;

    /** How a list of statements ended. */
    enum Completion {
        NORMAL,
        BREAK,
        CONTINUE
    }

    Interpreter(Run run) {
        this.run = run;
        this.evaluator = new Evaluator(run);
        this.loops = new Loops(run, this, evaluator);
    }

    Evaluator evaluator() {
        return evaluator;
    }

    /** Carries out a whole template. */
    String render(List<Statement> template) {
        int root = run.bindings().rootScope();
        Frame frame = new Frame(null, run.bindings().routine(root).layout());
        frame.enter(run.bindings().scope(root), run);
        Output out = new Output(run.meter());
        execute(template, frame, out);
        return out.toString();
    }

    Completion execute(List<Statement> body, Frame frame, Output out) {
        for (Statement statement : body) {
            run.meter().enter();
            Completion completion;
            try {
                completion = execute(statement, frame, out);
            } catch (TemplateFailure failure) {
                throw failure.at(statement.place().offset());
            }
            run.meter().leave();
            if (completion != Completion.NORMAL) {
                return completion;
            }
        }
        return Completion.NORMAL;
    }

    private Completion execute(Statement statement, Frame frame, Output out) {
        switch (statement) {
            case Statement.Data data -> out.append(data.text());
            case Statement.Print print -> {
                for (Expression value : print.values()) {
                    out.append(run.str(evaluator.evaluate(value, frame)));
                }
            }
            case Statement.If choice -> {
                return execute(choice, frame, out);
            }
            case Statement.For loop -> {
                return loops.execute(loop, frame, out);
            }
            case Statement.Assign assign -> execute(assign, frame);
            case Statement.AssignBlock block -> {
                return execute(block, frame);
            }
            case Statement.Macro macro -> {
                MacroValue value = new MacroValue(macro.name().name(), macro.routine(), run.bindings(), frame);
                frame.set(run.bindings().variable(macro.name()), value);
            }
            case Statement.CallBlock call -> append(call(call, frame), out);
            case Statement.FilterBlock block -> {
                return execute(block, frame, out);
            }
            case Statement.With with -> {
                return execute(with, frame, out);
            }
            case Statement.Jump jump -> {
                return jump.leaves() ? Completion.BREAK : Completion.CONTINUE;
            }
        }
        return Completion.NORMAL;
    }

    /** Writes what a block gave, which has to be a text. */
    private static void append(Value value, Output out) {
        if (!(value instanceof Text text)) {
            throw TemplateFailure.data("a block gives a '" + value.typeName() + "' where a text is needed");
        }
        out.append(text.value());
    }

    private Completion execute(Statement.If choice, Frame frame, Output out) {
        for (Statement.Branch branch : choice.branches()) {
            if (evaluator.evaluate(branch.test(), frame).truth()) {
                return execute(branch.body(), frame, out);
            }
        }
        return execute(choice.otherwise(), frame, out);
    }

    private void execute(Statement.Assign assign, Frame frame) {
        requireNamespaces(assign.target(), frame);
        assign(assign.target(), evaluator.evaluate(assign.value(), frame), frame);
    }

    private void requireNamespaces(Target target, Frame frame) {
        switch (target) {
            case Target.Variable variable -> {}
            case Target.Member member -> {
                if (!(frame.get(run.bindings().variable(member.namespace())) instanceof Namespace)) {
                    throw TemplateFailure.data("cannot assign attribute on non-namespace object");
                }
            }
            case Target.Several several -> several.targets().forEach(each -> requireNamespaces(each, frame));
        }
    }

    /** Assigns a value, taking it apart if there are several targets. */
    void assign(Target target, Value value, Frame frame) {
        switch (target) {
            case Target.Variable variable -> frame.set(run.bindings().variable(variable.name()), value);
            case Target.Member member -> {
                if (frame.get(run.bindings().variable(member.namespace())) instanceof Namespace namespace) {
                    namespace.attributes().put(member.attribute(), value);
                } else {
                    throw TemplateFailure.data("cannot assign attribute on non-namespace object");
                }
            }
            case Target.Several several -> {
                Iterator<Value> items = run.iterate(value);
                int count = several.targets().size();
                Value[] parts = new Value[count];
                for (int i = 0; i < count; i++) {
                    if (!items.hasNext()) {
                        throw TemplateFailure.data("not enough values to unpack (expected " + count + ", got " + i + ")");
                    }
                    parts[i] = items.next();
                }
                if (items.hasNext()) {
                    throw TemplateFailure.data("too many values to unpack (expected " + count + ")");
                }
                for (int i = 0; i < count; i++) {
                    assign(several.targets().get(i), parts[i], frame);
                }
            }
        }
    }

    private Completion execute(Statement.AssignBlock block, Frame frame) {
        Scope scope = run.bindings().scope(block.scope());
        frame.enter(scope, run);
        Output caught = new Output(run.meter());
        Completion completion = execute(block.body(), frame, caught);
        if (completion != Completion.NORMAL) {
            return completion;
        }
        Value value = Text.of(caught.toString());
        if (block.filter() != null) {
            value = evaluator.evaluate(block.filter(), value, frame);
        }
        assign(block.target(), value, frame);
        frame.leave(scope);
        return completion;
    }

    private Completion execute(Statement.FilterBlock block, Frame frame, Output out) {
        Scope scope = run.bindings().scope(block.scope());
        frame.enter(scope, run);
        Output caught = new Output(run.meter());
        Completion completion = execute(block.body(), frame, caught);
        if (completion == Completion.NORMAL) {
            append(evaluator.evaluate(block.filter(), Text.of(caught.toString()), frame), out);
            frame.leave(scope);
        }
        return completion;
    }

    private Completion execute(Statement.With with, Frame frame, Output out) {
        Scope scope = run.bindings().scope(with.scope());
        frame.enter(scope, run);
        for (int i = 0; i < with.targets().size(); i++) {
            assign(with.targets().get(i), evaluator.evaluate(with.values().get(i), frame), frame);
        }
        Completion completion = execute(with.body(), frame, out);
        if (completion == Completion.NORMAL) {
            frame.leave(scope);
        }
        return completion;
    }

    private Value call(Statement.CallBlock block, Frame frame) {
        MacroValue caller = new MacroValue(null, block.routine(), run.bindings(), frame);
        return block.call() == null
                ? caller.call(run, Arguments.NONE)
                : evaluator.call(block.call(), frame, Map.of("caller", caller));
    }
}
