package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormTypes;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.ConditionCheck;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.control.OptionSettings;
import org.mortise.form.linkage.LinkFilter;
import org.mortise.form.linkage.OptionSource;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.Unknown;

/** What is wrong with what fields say of other objects: the forms they point to, choose from or copy from. */
final class OtherObjects {

    /** Too much for a line of a picker. */
    private static final Set<ValueType> NOT_IN_PICKERS = Set.of(ValueType.SUBTABLE, ValueType.FILES);

    private final ObjectKey form;
    private final ControlCatalog controls;
    private final MetadataLookup lookup;
    private final List<Problem> problems;

    OtherObjects(ObjectKey form, ControlCatalog controls, MetadataLookup lookup, List<Problem> problems) {
        this.form = form;
        this.controls = controls;
        this.lookup = lookup;
        this.problems = problems;
    }

    /** @param around the fields that filters may speak of: of the row, then of the record */
    void check(FieldDefinition field, JsonNode props, List<FieldDefinition> around, String at) {
        if (props.has("form") && exists(FormShape.KIND, props.path("form").asText(), at + "form")) {
            filter(field.props().path("filter"), target(field), around, at + "filter");
            columns(field, target(field), at + "columns/");
        }
        OptionSource.of(props).ifPresent(source -> options(source, around, at + OptionSettings.FROM));
    }

    /** Whether there is such an object; a problem at {@code at} when there is not. */
    boolean exists(String kind, String reference, String at) {
        try {
            if (lookup.find(kind, ObjectKey.resolve(form.pkg(), reference)).isPresent()) {
                return true;
            }
        } catch (IllegalArgumentException malformed) {
            // No key, so nothing is called like this.
        }
        problems.add(Problem.at(at, "reference_missing", Map.of("kind", kind, "key", reference)));
        return false;
    }

    /** Choices that are values of records of another form. */
    private void options(OptionSource source, List<FieldDefinition> around, String at) {
        if (!exists(FormShape.KIND, source.reference(), at + "/form")) {
            return;
        }
        var target = lookup.form(source.form(form.pkg())).orElse(null);
        if (target != null) {
            text(target, source.value(), at + "/value");
            if (source.label() != null) {
                text(target, source.label(), at + "/label");
            }
        }
        filter(source.filter(), target, around, at + "/filter");
    }

    private void text(FormShape target, String key, String at) {
        var field = target.field(key).orElse(null);
        if (field == null) {
            add(at, "field_unknown", "field", key);
        } else if (field.type() != ValueType.TEXT) {
            add(at, "options_from_text", "field", key);
        }
    }

    private void filter(JsonNode filter, @Nullable FormShape target, List<FieldDefinition> around, String at) {
        if (filter.isMissingNode() || target == null) {
            return;
        }
        try {
            var types = FormTypes.unsecured(target, lookup::form);
            var condition = LinkFilter.of(LinkFilter.withoutRecord(filter), Json.object());
            for (var key : LinkFilter.reads(filter)) {
                if (around.stream().noneMatch(field -> field.key().equals(key))) {
                    problems.add(Unknown.key(at, key, keysOf(around)));
                }
            }
            ConditionCheck.check(condition == null ? Condition.ALWAYS : condition, types, ConditionCheck.Place.RECORD)
                    .forEach(problem -> problems.add(problem.under(at)));
        } catch (Rejected malformed) {
            malformed.problems().forEach(problem -> problems.add(problem.under(at)));
        }
    }

    /** What the picker of a link shows of the records. */
    private void columns(FieldDefinition link, @Nullable FormShape target, String pointer) {
        var columns = link.props().path("columns");
        for (var index = 0; target != null && index < columns.size(); index++) {
            var key = columns.get(index).asText();
            var column = target.field(key).orElse(null);
            if (column == null) {
                problems.add(Unknown.field(pointer + index, key, target));
            } else if (NOT_IN_PICKERS.contains(column.type())) {
                add(pointer + index, "picker_column_type", "field", key);
            }
        }
    }

    /** @param siblings the fields of the form, or the columns of one sub-table, that the link may fill */
    void fills(FieldDefinition link, List<FieldDefinition> siblings, String pointer) {
        var target = link.fills().isEmpty() ? null : target(link);
        if (target == null) {
            return;
        }
        var fills = new ArrayList<>(link.fills());
        for (var index = 0; index < fills.size(); index++) {
            var fill = fills.get(index);
            var from = target.field(fill.from()).orElse(null);
            var to = siblings.stream()
                    .filter(sibling -> sibling.key().equals(fill.to()))
                    .findFirst()
                    .orElse(null);
            var control = to == null ? null : controls.find(to.type()).orElse(null);
            if (fill.isLive()) {
                add(pointer + index + "/mode", "fill_live", "field", fill.from());
            } else if (from == null) {
                problems.add(Unknown.field(pointer + index + "/from", fill.from(), target));
            } else if (to == null || control == null) {
                problems.add(Unknown.key(pointer + index + "/to", fill.to(), keysOf(siblings)));
            } else if (from.type() != control.valueType()
                    || to.compute() != null
                    || !control.writable()
                    || !from.type().hasColumn()) {
                add(pointer + index, "fill_not_possible", "field", fill.to());
            }
        }
    }

    private static List<String> keysOf(List<FieldDefinition> fields) {
        return fields.stream().map(FieldDefinition::key).toList();
    }

    private @Nullable FormShape target(FieldDefinition link) {
        var reference = link.props().path("form").asText("");
        return reference.isEmpty()
                ? null
                : lookup.form(ObjectKey.resolve(form.pkg(), reference)).orElse(null);
    }

    private void add(String at, String code, String param, String value) {
        problems.add(Problem.at(at, code, Map.of(param, value)));
    }
}
