package dev.openbook.text.template;

import dev.openbook.text.template.Statement.Target;
import java.util.ArrayList;
import java.util.List;

/** Enters what statements read and assign into the symbols of their scope; inner scopes are left to themselves. */
final class SymbolReader {
    private Symbols symbols;

    SymbolReader(Symbols symbols) {
        this.symbols = symbols;
    }

    void visit(List<Statement> body) {
        body.forEach(this::visit);
    }

    private void visit(Statement statement) {
        switch (statement) {
            case Statement.Data data -> {}
            case Statement.Jump jump -> {}
            case Statement.Print print -> print.values().forEach(this::read);
            case Statement.If choice -> visit(choice);
            case Statement.For loop -> read(loop.items());
            case Statement.Assign assign -> {
                read(assign.value());
                assign(assign.target());
            }
            case Statement.AssignBlock block -> assign(block.target());
            case Statement.Macro macro -> symbols.store(macro.name().name());
            case Statement.CallBlock call -> {
                if (call.call() != null) {
                    read(call.call());
                }
            }
            case Statement.FilterBlock block -> read(block.filter());
            case Statement.With with -> with.values().forEach(this::read);
        }
    }

    private void visit(Statement.If choice) {
        // An elif is an if within the else, as far as names go.
        visitBranches(choice.branches(), choice.otherwise());
    }

    private void visitBranches(List<Statement.Branch> branches, List<Statement> otherwise) {
        read(branches.getFirst().test());
        List<Symbols> outcomes = new ArrayList<>();
        outcomes.add(inCopy(() -> visit(branches.getFirst().body())));
        outcomes.add(inCopy(() -> {
            for (Statement.Branch branch : branches.subList(1, branches.size())) {
                visitBranches(List.of(branch), List.of());
            }
        }));
        outcomes.add(inCopy(() -> visit(otherwise)));
        symbols.merge(outcomes);
    }

    private Symbols inCopy(Runnable visit) {
        Symbols original = symbols;
        Symbols copy = original.copy();
        symbols = copy;
        visit.run();
        symbols = original;
        return copy;
    }

    void read(Expression expression) {
        if (expression instanceof Expression.Name name) {
            symbols.load(name.name());
        }
        expression.children().forEach(this::read);
    }

    void assign(Target target) {
        switch (target) {
            case Target.Variable variable -> symbols.store(variable.name().name());
            case Target.Member member -> symbols.load(member.namespace().name());
            case Target.Several several -> several.targets().forEach(this::assign);
        }
    }

    /** Enters what is given a value from outside, as a loop's variable. */
    void parameter(Target target) {
        switch (target) {
            case Target.Variable variable -> symbols.parameter(variable.name().name());
            case Target.Member member -> symbols.load(member.namespace().name());
            case Target.Several several -> several.targets().forEach(this::parameter);
        }
    }
}
