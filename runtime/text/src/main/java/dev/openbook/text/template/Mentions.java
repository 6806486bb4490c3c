package dev.openbook.text.template;

import dev.openbook.text.template.Statement.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of some names statements read before they assign them, in the order of the source; jinja2's
 * {@code find_undeclared}. It decides whether a loop has {@code loop}, and a macro {@code caller}, {@code varargs} and
 * {@code kwargs}.
 */
final class Mentions {
    private final Set<String> open;
    private final Set<String> found = new HashSet<>();

    private Mentions(Set<String> names) {
        this.open = new HashSet<>(names);
    }

    static Set<String> of(List<Statement> body, Set<String> names) {
        Mentions mentions = new Mentions(names);
        mentions.visit(body);
        return mentions.found;
    }

    private void visit(List<Statement> body) {
        body.forEach(this::visit);
    }

    private void visit(Statement statement) {
        switch (statement) {
            case Statement.Data data -> {}
            case Statement.Jump jump -> {}
            case Statement.Print print -> print.values().forEach(this::read);
            case Statement.If choice -> visit(choice);
            case Statement.For loop -> visit(loop);
            case Statement.Assign assign -> {
                assign(assign.target());
                read(assign.value());
            }
            case Statement.AssignBlock block -> {
                assign(block.target());
                if (block.filter() != null) {
                    read(block.filter());
                }
                visit(block.body());
            }
            case Statement.Macro macro -> visit(macro.routine());
            case Statement.CallBlock call -> {
                if (call.call() != null) {
                    read(call.call());
                }
                visit(call.routine());
            }
            case Statement.FilterBlock block -> {
                visit(block.body());
                read(block.filter());
            }
            case Statement.With with -> {
                with.targets().forEach(this::assign);
                with.values().forEach(this::read);
                visit(with.body());
            }
        }
    }

    private void visit(Statement.If choice) {
        for (Statement.Branch branch : choice.branches()) {
            read(branch.test());
            visit(branch.body());
        }
        visit(choice.otherwise());
    }

    private void visit(Statement.For loop) {
        assign(loop.target());
        read(loop.items());
        visit(loop.body());
        visit(loop.otherwise());
        if (loop.condition() != null) {
            read(loop.condition().test());
        }
    }

    private void visit(Statement.Routine routine) {
        routine.parameters().forEach(parameter -> open.remove(parameter.name()));
        routine.defaults().forEach(this::read);
        visit(routine.body());
    }

    private void read(Expression expression) {
        if (expression instanceof Expression.Name name && open.contains(name.name())) {
            found.add(name.name());
        }
        expression.children().forEach(this::read);
    }

    private void assign(Target target) {
        switch (target) {
            case Target.Variable variable -> open.remove(variable.name().name());
            case Target.Member member -> {}
            case Target.Several several -> several.targets().forEach(this::assign);
        }
    }
}
