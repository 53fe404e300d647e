package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.OptionNames;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.SystemField;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.control.BoundControl;
import org.mortise.form.control.Control;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.control.FieldProps;
import org.mortise.form.linkage.ReferenceScope;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.OwnText;
import org.mortise.form.model.RollupDefinition;
import org.mortise.form.model.Unknown;

/** What is wrong with fields, each on its own: keys, controls, their settings and what they refer to. */
final class FieldCheck {

    /** What parts of numbers are made of. */
    private static final Set<ValueType> IN_NUMBERS = Set.of(ValueType.TEXT, ValueType.OPTION, ValueType.DEPARTMENT);

    private final ObjectKey form;
    private final ControlCatalog controls;
    private final MetadataLookup lookup;
    private final List<Problem> problems;
    private final OtherObjects others;
    /** The fields of the form. */
    private List<FieldDefinition> beside = List.of();
    /** Those of the sub-table that is being looked at; empty outside of sub-tables. */
    private List<FieldDefinition> columns = List.of();

    FieldCheck(ObjectKey form, ControlCatalog controls, MetadataLookup lookup, List<Problem> problems) {
        this.form = form;
        this.controls = controls;
        this.lookup = lookup;
        this.problems = problems;
        this.others = new OtherObjects(form, controls, lookup, problems);
    }

    /** @param table the sub-table whose columns they are; null for fields of the form */
    void checkAll(List<FieldDefinition> fields, @Nullable FieldDefinition table, String pointer) {
        if (table == null) {
            beside = fields;
        }
        columns = table == null ? List.of() : fields;
        var seen = new HashSet<String>();
        for (var index = 0; index < fields.size(); index++) {
            var field = fields.get(index);
            var at = pointer + index;
            if (!seen.add(field.key())) {
                add(at + "/key", "key_duplicate", "key", field.key());
            }
            if (SystemField.of(field.key()).isPresent()) {
                add(at + "/key", "key_reserved", "key", field.key());
            }
            var control = controls.find(field.type()).orElse(null);
            if (control == null) {
                problems.add(Problem.at(
                        at + "/type",
                        "control_unknown",
                        Map.of("type", field.type(), "known", String.join(", ", controls.types()))));
                continue;
            }
            check(field, control, at);
            giving(field, at);
            if (table != null) {
                inRow(field, control, at);
            }
            others.fills(field, fields, at + "/props/fill/");
            other(field, fields, at + "/props/" + OwnText.SETTING);
            checkAll(field.fields(), field, at + "/fields/");
            columns = table == null ? List.of() : fields;
        }
    }

    private void check(FieldDefinition field, Control<?> control, String at) {
        var props = field.props().isMissingNode() ? Json.object() : field.props();
        var wrong = controls.check(control, props);
        wrong.forEach(problem -> problems.add(problem.under(at + "/props")));
        if (!wrong.isEmpty()) {
            return;
        }
        var set = props.path("optionSet").asText("");
        var known = set.isEmpty() || others.exists("optionset", set, at + "/props/optionSet");
        if (known) {
            BoundControl.of(control, new FieldProps(props, optionsOf(field)))
                    .check()
                    .forEach(problem -> problems.add(problem.under(at + "/props")));
        }
        others.check(
                field, props, Stream.concat(columns.stream(), beside.stream()).toList(), at + "/props/");
        ReferenceScope.of(props).ifPresent(scope -> {
            for (var index = 0; index < scope.roles().size(); index++) {
                others.exists("role", scope.roles().get(index), at + "/props/scope/roles/" + index);
            }
        });
        for (var index = 0; index < props.path("roles").size(); index++) {
            others.exists(
                    "role", props.at("/roles/" + index + "/role").asText(), at + "/props/roles/" + index + "/role");
        }
        stepRoles(props.path("options"), at + "/props/options/");
        problems.addAll(OptionNames.shared(props.path("options"), at + "/props/options"));
        if (props.has("numbering")) {
            numbering(props.path("numbering").asText(), at + "/props/numbering");
        }
        if (field.compute() != null && !control.computable()) {
            add(at + "/compute", "compute_not_possible", "type", field.type());
        }
        if (control.valueType() == ValueType.SUBTABLE && field.fields().isEmpty()) {
            add(at + "/fields", "columns_missing", "field", field.key());
        }
    }

    /** Whether the form has what its numbers take from fields. */
    private void numbering(String reference, String at) {
        if (!others.exists("numbering", reference, at)) {
            return;
        }
        lookup.find("numbering", ObjectKey.resolve(form.pkg(), reference))
                .ifPresent(found -> found.doc().path("segments").findValuesAsText("field").stream()
                        .filter(key ->
                                beside.stream().noneMatch(field -> field.key().equals(key) && isNumbered(field)))
                        .forEach(key -> add(at, "numbering_field_unfit", "field", key)));
    }

    private boolean isNumbered(FieldDefinition field) {
        return controls.find(field.type())
                .filter(control -> IN_NUMBERS.contains(control.valueType()) && !control.isNumbered())
                .isPresent();
    }

    /** Its own, or those of the option set that it names. */
    private List<OptionShape> optionsOf(FieldDefinition field) {
        var set = field.props().path("optionSet").asText("");
        return set.isEmpty()
                ? OptionShape.list(field.props().path("options"))
                : lookup.find(OptionShape.SET, ObjectKey.resolve(form.pkg(), set))
                        .map(found -> OptionShape.list(found.doc().path("options")))
                        .orElse(List.of());
    }

    /** Roles that may take a step from one option to another. */
    private void stepRoles(JsonNode options, String pointer) {
        for (var index = 0; index < options.size(); index++) {
            var at = pointer + index + "/roles/";
            options.get(index).path("roles").properties().forEach(step -> {
                for (var role = 0; role < step.getValue().size(); role++) {
                    others.exists("role", step.getValue().get(role).asText(), at + step.getKey() + "/" + role);
                }
            });
        }
    }

    /** Who gives its value, and when. */
    private void giving(FieldDefinition field, String at) {
        if (field.override() && field.compute() == null) {
            add(at + "/override", "override_without_formula", "field", field.key());
        }
        if (field.setOnce() && field.compute() != null) {
            add(at + "/setOnce", "set_once_computed", "field", field.key());
        }
        if (field.afterSubmit() != null && field.compute() != null && !field.override()) {
            add(at + "/afterSubmit", "after_submit_computed", "field", field.key());
        }
    }

    /** Whether the platform gives it to a record, never to a row of it. */
    private static boolean isOfRecords(Control<?> control) {
        return control.isNumbered() || control.type().equals(RollupDefinition.TYPE);
    }

    private void inRow(FieldDefinition column, Control<?> control, String at) {
        if (control.valueType() == ValueType.SUBTABLE || isOfRecords(control)) {
            add(at + "/type", "control_not_in_rows", "type", column.type());
        }
        if (column.props().path("unique").asBoolean(false)
                && (!control.valueType().hasColumn() || control.valueType() == ValueType.LINKS)) {
            add(at + "/props/unique", "unique_not_possible", "field", column.key());
        }
    }

    /**
     * Words of one's own beside an option.
     *
     * @param siblings the fields of the form, or the columns of one sub-table, among which the text must stand
     */
    private void other(FieldDefinition field, List<FieldDefinition> siblings, String at) {
        if (!field.props().path(OwnText.SETTING).isObject()) {
            return;
        }
        var other = OwnText.of(field.props().path(OwnText.SETTING));
        var keys = optionsOf(field).stream().map(OptionShape::key).toList();
        if (!keys.contains(other.option())) {
            add(at + "/option", "option_unknown", "option", other.option());
        }
        var text = siblings.stream()
                .filter(each -> each.key().equals(other.field()))
                .findFirst()
                .orElse(null);
        if (text == null) {
            problems.add(Unknown.key(at + "/field", other.field(), keysOf(siblings)));
        } else if (!isFree(text) || text.compute() != null) {
            add(at + "/field", "other_not_text", "field", other.field());
        }
    }

    private boolean isFree(FieldDefinition field) {
        return controls.find(field.type()).filter(Control::isFree).isPresent();
    }

    private static List<String> keysOf(List<FieldDefinition> fields) {
        return fields.stream().map(FieldDefinition::key).toList();
    }

    private void add(String at, String code, String param, String value) {
        problems.add(Problem.at(at, code, Map.of(param, value)));
    }
}
