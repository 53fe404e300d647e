package org.mortise.form.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.OptionUse;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.model.FormDefinition;
import org.mortise.form.model.Layout;
import org.mortise.form.model.LinkageRule;
import org.mortise.form.model.Unknown;
import org.mortise.form.model.Validation;

/** What is wrong with the targets of rules and validations; their conditions are checked where they are compiled. */
final class LogicCheck {

    private static final Set<String> VISIBILITY = Set.of("show", "hide");

    private final FormDefinition form;
    private final FormShape shape;
    private final List<Problem> problems;
    private final Set<String> containers = new HashSet<>();

    LogicCheck(FormDefinition form, FormShape shape, List<Problem> problems) {
        this.form = form;
        this.shape = shape;
        this.problems = problems;
        form.layouts().forEach(layout -> collect(layout.nodes()));
    }

    void check() {
        var keys = new HashSet<String>();
        for (var index = 0; index < form.rules().size(); index++) {
            var rule = form.rules().get(index);
            unique(keys, rule.key(), rule.place());
            table(rule.table(), rule.place());
            for (var action = 0; action < rule.then().size(); action++) {
                action(rule, "then", action, rule.then().get(action));
            }
            for (var action = 0; action < rule.otherwise().size(); action++) {
                action(rule, "else", action, rule.otherwise().get(action));
            }
        }
        for (var index = 0; index < form.validations().size(); index++) {
            var validation = form.validations().get(index);
            unique(keys, validation.key(), validation.pointer());
            table(validation.table(), validation.pointer());
            targets(validation);
        }
    }

    private void targets(Validation validation) {
        var table = validation.table();
        for (var index = 0; index < validation.targets().size(); index++) {
            var target = validation.targets().get(index);
            var at = validation.pointer() + "/targets/" + index;
            if (shape.at(target).isEmpty()) {
                unknown(target, at);
            } else if (isElsewhere(target, table)) {
                elsewhere(target, String.valueOf(table), at);
            }
        }
        if (table != null && validation.targets().isEmpty()) {
            problems.add(Problem.at(validation.pointer() + "/targets", "validation_of_rows_targets"));
        }
    }

    /** The sub-table whose rows are asked. */
    private void table(@Nullable String key, String at) {
        if (key != null
                && shape.field(key).filter(field -> !field.fields().isEmpty()).isEmpty()) {
            unknown(key, at + "/table");
        }
    }

    /** Whether something is no column of the rows that are asked. */
    private static boolean isElsewhere(String target, @Nullable String table) {
        return table != null && !target.startsWith(table + ".");
    }

    private void elsewhere(String target, String table, String at) {
        problems.add(Problem.at(at, "rule_target_not_in_row", Map.of("target", target, "table", table)));
    }

    private void collect(List<Layout.Node> nodes) {
        for (var node : nodes) {
            if (node.key() != null) {
                containers.add(node.key());
            }
            collect(node.children());
        }
    }

    private void unique(Set<String> keys, String key, String at) {
        if (!keys.add(key)) {
            problems.add(Problem.at(at + "/key", "key_duplicate", Map.of("key", key)));
        }
    }

    private void action(LinkageRule rule, String branch, int number, LinkageRule.Action action) {
        for (var index = 0; index < action.targets().size(); index++) {
            var target = action.targets().get(index);
            var pointer = rule.placeOf(branch, number, index);
            var field = shape.at(target);
            if (field.isEmpty() && !containers.contains(target)) {
                unknown(target, pointer);
            } else if (isElsewhere(target, rule.table())) {
                elsewhere(target, String.valueOf(rule.table()), pointer);
            } else if (!canBe(rule, action.act(), target, field)) {
                problems.add(
                        Problem.at(pointer, "rule_target_not_possible", Map.of("target", target, "act", action.act())));
            } else if (action.act().equals("options")) {
                options(action, field.orElseThrow(), rule.placeOf(branch, number) + "/options/");
            } else if (action.act().equals("set")) {
                problems.addAll(OptionUse.inValue(
                        field.orElseThrow(), action.value(), rule.placeOf(branch, number) + "/value"));
            }
        }
    }

    private static boolean canBe(LinkageRule rule, String act, String target, Optional<FieldShape> field) {
        if (field.isEmpty()) {
            return VISIBILITY.contains(act);
        }
        return switch (act) {
            case "set" ->
                !field.get().computed()
                        && (rule.table() != null || target.indexOf('.') < 0)
                        && field.get().type() != ValueType.SUBTABLE;
            case "options" ->
                field.get().type() == ValueType.OPTION || field.get().type() == ValueType.OPTIONS;
            default -> true;
        };
    }

    private void options(LinkageRule.Action action, FieldShape field, String pointer) {
        for (var index = 0; index < action.options().size(); index++) {
            var option = action.options().get(index);
            if (field.option(option).isEmpty()) {
                problems.add(OptionUse.unknown(field, option, pointer + index, "option_unknown"));
            }
        }
    }

    private void unknown(String target, String at) {
        problems.add(Unknown.field(at, target, shape));
    }
}
