package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormTypes;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.ConditionCheck;
import org.mortise.core.condition.ConditionEvaluation;
import org.mortise.core.condition.Conditions;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.control.BoundControl;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.control.FieldProps;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.FormDefinition;
import org.mortise.form.model.LinkageRule;
import org.mortise.form.model.Validation;

/** Makes a form ready for use, and says what in it cannot be. */
public final class Preparation {

    private final FormDefinition definition;
    private final FormShape shape;
    private final ControlCatalog controls;
    private final Function<ObjectKey, Optional<FormShape>> forms;
    private final FieldTypes types;
    private final FieldTypes asking;
    private final ValueSources sources;
    private final List<Problem> problems = new ArrayList<>();

    private Preparation(
            FormDefinition definition,
            FormShape shape,
            ControlCatalog controls,
            Function<ObjectKey, Optional<FormShape>> forms,
            Collection<ObjectKey> known) {
        this.definition = definition;
        this.shape = shape;
        this.controls = controls;
        this.forms = target -> target.equals(shape.form()) ? Optional.of(shape) : forms.apply(target);
        this.types = FormTypes.unsecured(shape, this.forms);
        this.asking = new AskingTypes(types, shape.form().pkg(), this.forms, known);
        this.sources = new ValueSources(shape.form(), this.forms, problems);
    }

    /**
     * A form with what is wrong with its formulas, conditions and values, as JSON pointers into its document.
     *
     * @param form what could be made of it; parts with problems are left out
     */
    public record Prepared(PreparedForm form, List<Problem> problems) {
        public Prepared {
            problems = List.copyOf(problems);
        }
    }

    /** @param forms shapes of the forms that links point to, or that formulas ask */
    public static Prepared of(
            FormDefinition definition,
            FormShape shape,
            ControlCatalog controls,
            Function<ObjectKey, Optional<FormShape>> forms) {
        return of(definition, shape, controls, forms, List.of(shape.form()));
    }

    /** @param known forms to choose from when one that is asked is unknown */
    public static Prepared of(
            FormDefinition definition,
            FormShape shape,
            ControlCatalog controls,
            Function<ObjectKey, Optional<FormShape>> forms,
            Collection<ObjectKey> known) {
        return new Preparation(definition, shape, controls, forms, known).prepare();
    }

    private Prepared prepare() {
        var fields = fields(definition.fields(), shape.fields(), null, "/model/fields/");
        var uniques = PreparedUnique.of(shape, types);
        var form = new PreparedForm(definition, shape, fields, rules(), validations(), uniques, forms);
        return new Prepared(form, problems);
    }

    private List<PreparedField> fields(
            List<FieldDefinition> definitions, List<FieldShape> shapes, @Nullable FieldShape table, String pointer) {
        var fields = new ArrayList<PreparedField>();
        for (var index = 0; index < definitions.size(); index++) {
            var written = definitions.get(index);
            var at = pointer + index;
            shapes.stream()
                    .filter(known -> known.key().equals(written.key()))
                    .findFirst()
                    .flatMap(known -> field(written, known, table, at))
                    .ifPresent(fields::add);
        }
        return fields;
    }

    private Optional<PreparedField> field(
            FieldDefinition written, FieldShape known, @Nullable FieldShape table, String at) {
        return controls.find(written.type()).map(control -> {
            var bound = BoundControl.of(control, new FieldProps(written.props(), known.options()));
            var scope = table == null ? asking : new RowTypes(asking, table);
            var formula = written.compute() == null ? bound.formula() : written.compute();
            var place = written.compute() == null ? at + "/props" : at + "/compute";
            return new PreparedField(
                    table == null ? known.key() : table.key() + "." + known.key(),
                    written,
                    known,
                    bound,
                    formula == null ? null : sources.compute(formula, known, scope, written.blank(), place),
                    written.initial().isMissingNode()
                            ? null
                            : sources.of(written.initial(), known, bound, scope, at + "/default"),
                    fields(written.fields(), known.fields(), known, at + "/fields/"));
        });
    }

    private List<PreparedRule> rules() {
        var rules = new ArrayList<PreparedRule>();
        for (var rule : definition.rules()) {
            var reads = new LinkedHashSet<FieldPath>();
            var when = condition(rule.when(), rule.table(), rule.pointer(), reads);
            var actions = actions(rule, rule.then(), rule.place() + "/then/");
            var otherwise = actions(rule, rule.otherwise(), rule.place() + "/else/");
            if (when != null && rule.enabled()) {
                rules.add(new PreparedRule(when, false, reads, actions, rule.table()));
                if (!otherwise.isEmpty()) {
                    rules.add(new PreparedRule(when, true, reads, otherwise, rule.table()));
                }
            }
        }
        return rules;
    }

    private List<PreparedRule.Action> actions(LinkageRule rule, List<LinkageRule.Action> written, String pointer) {
        var actions = new ArrayList<PreparedRule.Action>();
        for (var index = 0; index < written.size(); index++) {
            var action = written.get(index);
            var settings = action.act().equals("set")
                    ? settings(action, rule.table(), pointer + index + "/value")
                    : List.<PreparedRule.Setting>of();
            actions.add(new PreparedRule.Action(
                    action.act(), action.targets(), settings, action.options(), action.clears()));
        }
        return actions;
    }

    /** @param table key of the sub-table whose columns are set; null where fields of the record are */
    private List<PreparedRule.Setting> settings(LinkageRule.Action action, @Nullable String table, String at) {
        var rows = table == null ? null : shape.field(table).orElse(null);
        var scope = rows == null ? asking : new RowTypes(asking, rows);
        var settings = new ArrayList<PreparedRule.Setting>();
        for (var target : action.targets()) {
            var field = shape.at(target).orElse(null);
            var written = definition.at(target).orElse(null);
            var control = written == null ? null : controls.find(written.type()).orElse(null);
            if (field == null || written == null || control == null || field.type() == ValueType.SUBTABLE) {
                continue;
            }
            var bound = BoundControl.of(control, new FieldProps(written.props(), field.options()));
            var value = sources.of(action.value(), field, bound, scope, at);
            if (value != null) {
                settings.add(new PreparedRule.Setting(target, value));
            }
        }
        return settings;
    }

    private List<PreparedValidation> validations() {
        var validations = new ArrayList<PreparedValidation>();
        for (var validation : definition.validations()) {
            var prepared = validation(validation);
            prepared.ifPresent(validations::add);
        }
        return validations;
    }

    private Optional<PreparedValidation> validation(Validation validation) {
        var reads = new LinkedHashSet<FieldPath>();
        var at = validation.pointer();
        var table = validation.table();
        var when = condition(validation.when(), table, at + "/when", reads);
        var assertion = condition(validation.assertion(), table, validation.assertionPointer(), reads);
        return when == null || assertion == null
                ? Optional.empty()
                : Optional.of(new PreparedValidation(
                        validation.key(),
                        when,
                        assertion,
                        reads,
                        validation.targets(),
                        validation.message(),
                        validation.entering(),
                        table));
    }

    /** @param table key of the sub-table in whose rows it is asked; null where the record is asked */
    private @Nullable ConditionEvaluation condition(
            JsonNode json, @Nullable String table, String at, Set<FieldPath> reads) {
        var rows = table == null ? null : shape.field(table).orElse(null);
        var scope = rows == null ? types : new RowTypes(types, rows);
        try {
            var condition = json.isMissingNode() ? Condition.ALWAYS : Conditions.parse(Json.plain(json));
            var wrong = ConditionCheck.check(condition, scope, ConditionCheck.Place.RECORD);
            wrong.forEach(problem -> problems.add(problem.under(at)));
            if (!wrong.isEmpty()) {
                return null;
            }
            Conditions.fields(condition, scope).forEach(path -> reads.add(RowTypes.outside(path, rows)));
            return ConditionEvaluation.of(condition, scope);
        } catch (Rejected malformed) {
            malformed.problems().forEach(problem -> problems.add(problem.under(at)));
            return null;
        }
    }
}
