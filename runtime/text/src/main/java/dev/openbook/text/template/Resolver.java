package dev.openbook.text.template;

import dev.openbook.text.template.Statement.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides where each variable is kept, as jinja2's compiler does, and refuses what jinja2 refuses when it compiles:
 * unknown filters and tests (outside branches), {@code break} outside loops, assignments to {@code loop}.
 */
final class Resolver {
    private static final Set<String> MACRO_EXTRAS = Set.of("caller", "kwargs", "varargs");

    private final Bindings bindings;
    private int loops;

    private Resolver(Bindings bindings) {
        this.bindings = bindings;
    }

    /**
     * What is known at a place of the template.
     *
     * @param symbols the names of the scope
     * @param soft whether it runs only if a condition holds, so that what is unknown may stand there unused
     * @param inLoop whether {@code break} may stand here
     */
    private record Position(Symbols symbols, boolean soft, boolean inLoop) {
        Position within(Symbols inner) {
            return new Position(inner, false, inLoop);
        }

        Position softened() {
            return new Position(symbols, true, inLoop);
        }
    }

    static Bindings resolve(List<Statement> template, ParserState parsed, Meter meter) {
        int rootScope = parsed.scopes(1);
        Bindings bindings = new Bindings(parsed.nameCount(), parsed.scopeCount());
        RoutineLayout layout = new RoutineLayout(0);
        Symbols symbols = Symbols.root(layout, meter);
        new SymbolReader(symbols).visit(template);
        new Resolver(bindings).body(template, new Position(symbols, false, false));
        bindings.bind(rootScope, symbols.scope());
        bindings.bind(rootScope, new Bindings.Routine(layout, Map.of()));
        return bindings;
    }

    private void body(List<Statement> body, Position position) {
        body.forEach(statement -> visit(statement, position));
    }

    private void visit(Statement statement, Position position) {
        switch (statement) {
            case Statement.Data data -> {}
            case Statement.Print print -> print.values().forEach(value -> read(value, position));
            case Statement.If choice -> {
                for (Statement.Branch branch : choice.branches()) {
                    read(branch.test(), position.softened());
                    body(branch.body(), position.softened());
                }
                body(choice.otherwise(), position.softened());
            }
            case Statement.For loop -> visit(loop, position);
            case Statement.Assign assign -> {
                assign(assign.target(), position);
                read(assign.value(), position);
            }
            case Statement.AssignBlock block -> visit(block, position);
            case Statement.Macro macro -> {
                routine(macro.routine(), position.symbols());
                bind(macro.name(), position.symbols());
            }
            case Statement.CallBlock call -> {
                routine(call.routine(), position.symbols());
                if (call.call() != null) {
                    read(call.call(), position);
                }
            }
            case Statement.FilterBlock block -> visit(block, position);
            case Statement.With with -> visit(with, position);
            case Statement.Jump jump -> {
                if (!position.inLoop()) {
                    throw TemplateFailure.unknown("break and continue stand outside of any loop")
                            .at(jump.place().offset());
                }
            }
        }
    }

    private void visit(Statement.AssignBlock block, Position position) {
        Symbols inner = position.symbols().inner(position.symbols().routine(), "");
        new SymbolReader(inner).visit(block.body());
        body(block.body(), position.within(inner));
        assign(block.target(), position);
        if (block.filter() != null) {
            read(block.filter(), position.within(inner));
        }
        bindings.bind(block.scope(), inner.scope());
    }

    private void visit(Statement.FilterBlock block, Position position) {
        Symbols inner = position.symbols().inner(position.symbols().routine(), "");
        SymbolReader reader = new SymbolReader(inner);
        reader.visit(block.body());
        reader.read(block.filter());
        body(block.body(), position.within(inner));
        read(block.filter(), position.within(inner));
        bindings.bind(block.scope(), inner.scope());
    }

    private void visit(Statement.With with, Position position) {
        Symbols inner = position.symbols().inner(position.symbols().routine(), "");
        SymbolReader reader = new SymbolReader(inner);
        with.targets().forEach(reader::parameter);
        reader.visit(with.body());
        with.values().forEach(value -> read(value, position));
        with.targets().forEach(target -> bindTarget(target, inner));
        body(with.body(), position.within(inner));
        bindings.bind(with.scope(), inner.scope());
    }

    private void visit(Statement.For loop, Position position) {
        Symbols outer = position.symbols();
        RoutineLayout layout =
                loop.recursive() ? new RoutineLayout(outer.routine().level() + 1) : outer.routine();
        Symbols inner = outer.inner(layout, "");
        boolean extended = loop.recursive() || Mentions.of(loop.body(), Set.of("loop")).contains("loop");
        if (extended) {
            inner.parameter("loop");
        }
        SymbolReader reader = new SymbolReader(inner);
        reader.parameter(loop.target());
        reader.visit(loop.body());
        Symbols otherwise = outer.inner(layout, "");
        new SymbolReader(otherwise).visit(loop.otherwise());
        loops++;
        assign(loop.target(), new Position(inner, false, true));
        read(loop.items(), position);
        if (loop.condition() != null) {
            visit(loop.condition(), loop.conditionScope(), outer.inner(layout, "if" + loop.scope()));
        }
        body(loop.body(), new Position(inner, false, true));
        body(loop.otherwise(), new Position(otherwise, false, position.inLoop() && !loop.recursive()));
        loops--;
        bindings.bind(loop.scope(), inner.scope());
        bindings.bind(loop.otherwiseScope(), otherwise.scope());
        bindings.bind(loop.scope(), new Bindings.Routine(layout, extras(inner, Set.of("loop"), extended)));
    }

    private void visit(Statement.Condition condition, int scope, Symbols symbols) {
        SymbolReader reader = new SymbolReader(symbols);
        reader.parameter(condition.target());
        reader.read(condition.test());
        bindTarget(condition.target(), symbols);
        read(condition.test(), new Position(symbols, false, false));
        bindings.bind(scope, symbols.scope());
    }

    private static Map<String, Variable> extras(Symbols symbols, Set<String> names, boolean any) {
        Map<String, Variable> extras = new LinkedHashMap<>();
        for (String name : any ? names : Set.<String>of()) {
            Variable variable = symbols.find(name);
            if (variable != null) {
                extras.put(name, variable);
            }
        }
        return extras;
    }

    private void routine(Statement.Routine routine, Symbols outer) {
        RoutineLayout layout = new RoutineLayout(outer.routine().level() + 1);
        Symbols inner = outer.inner(layout, "");
        enter(routine, inner);
        Set<String> read = Mentions.of(routine.body(), MACRO_EXTRAS);
        Map<String, Variable> extras = new LinkedHashMap<>();
        for (String name : List.of("caller", "kwargs", "varargs")) {
            int declared = indexOf(routine, name);
            if (read.contains(name) && declared < 0) {
                inner.parameter(name);
                extras.putAll(extras(inner, Set.of(name), true));
            } else if (read.contains(name) && name.equals("caller")) {
                requireDefault(routine, declared);
            }
        }
        // Once more, as what the body reads may now be one of these.
        enter(routine, inner);
        Position position = new Position(inner, false, false);
        routine.parameters().forEach(parameter -> bind(parameter, inner));
        routine.defaults().forEach(value -> read(value, position));
        body(routine.body(), position);
        bindings.bind(routine.scope(), inner.scope());
        bindings.bind(routine.scope(), new Bindings.Routine(layout, extras));
    }

    private static void enter(Statement.Routine routine, Symbols symbols) {
        routine.parameters().forEach(parameter -> symbols.parameter(parameter.name()));
        SymbolReader reader = new SymbolReader(symbols);
        routine.defaults().forEach(reader::read);
        reader.visit(routine.body());
    }

    private static int indexOf(Statement.Routine routine, String name) {
        for (int i = 0; i < routine.parameters().size(); i++) {
            if (routine.parameters().get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static void requireDefault(Statement.Routine routine, int parameter) {
        if (parameter < routine.parameters().size() - routine.defaults().size()) {
            throw TemplateFailure.unknown("the parameter caller of a macro must be left out or have a default")
                    .at(routine.parameters().get(parameter).place().offset());
        }
    }

    private void read(Expression expression, Position position) {
        switch (expression) {
            case Expression.Name name -> bind(name, position.symbols());
            case Expression.Filter filter when !position.soft() && !Filters.knows(filter.name()) -> throw Filters.unknown(filter.name())
                    .at(filter.place().offset());
            case Expression.Test test when !position.soft() && !Tests.knows(test.name()) -> throw Tests.unknown(test.name())
                    .at(test.place().offset());
            default -> {}
        }
        Position inside = expression instanceof Expression.Conditional ? position.softened() : position;
        expression.children().forEach(child -> read(child, inside));
    }

    private void assign(Target target, Position position) {
        if (target instanceof Target.Variable variable && variable.name().name().equals("loop") && loops > 0) {
            throw TemplateFailure.unknown("within a loop nothing can be assigned to loop").at(target.place().offset());
        }
        if (target instanceof Target.Several several) {
            several.targets().forEach(each -> assign(each, position));
        } else {
            bindTarget(target, position.symbols());
        }
    }

    private void bindTarget(Target target, Symbols symbols) {
        switch (target) {
            case Target.Variable variable -> bind(variable.name(), symbols);
            case Target.Member member -> bind(member.namespace(), symbols);
            case Target.Several several -> several.targets().forEach(each -> bindTarget(each, symbols));
        }
    }

    private void bind(Expression.Name name, Symbols symbols) {
        Variable variable = symbols.find(name.name());
        if (variable == null || name.name().equals("self")) {
            throw TemplateFailure.unknown("the name " + name.name() + " cannot be used here")
                    .at(name.place().offset());
        }
        bindings.bind(name, variable, symbols.isParameter(variable));
    }
}
