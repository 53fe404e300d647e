package org.mortise.form.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.ConditionCheck;
import org.mortise.core.condition.Conditions;
import org.mortise.core.condition.Period;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.linkage.Derived;
import org.mortise.form.model.Counted;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.FormDefinition;
import org.mortise.form.model.Links;
import org.mortise.form.model.LookupDefinition;
import org.mortise.form.model.RollupDefinition;
import org.mortise.form.model.Unknown;

/** What is wrong with lookups and rollups: where they lead, and what kinds of values they take. */
final class DerivedCheck {

    private static final Set<ValueType> DATES = Set.of(ValueType.DATE, ValueType.DATETIME);

    private final FormShape shape;
    private final MetadataLookup lookup;
    private final List<Problem> problems;

    DerivedCheck(FormShape shape, MetadataLookup lookup, List<Problem> problems) {
        this.shape = shape;
        this.lookup = lookup;
        this.problems = problems;
    }

    void fields(FormDefinition form) {
        for (var index = 0; index < form.fields().size(); index++) {
            var at = "/model/fields/" + index + "/props";
            form.fields().get(index).lookup().ifPresent(one -> check(one, shape.fields(), at));
            form.fields().get(index).rollup().ifPresent(one -> check(one, at));
            columns(form.fields().get(index), "/model/fields/" + index + "/fields/");
        }
    }

    private void columns(FieldDefinition table, String pointer) {
        var beside = shape.field(table.key()).map(FieldShape::fields).orElse(List.of());
        for (var column = 0; column < table.fields().size(); column++) {
            var at = pointer + column + "/props";
            table.fields().get(column).lookup().ifPresent(one -> check(one, beside, at));
        }
    }

    /** @param beside the fields, or the columns of one sub-table, among which its link stands */
    private void check(LookupDefinition one, List<FieldShape> beside, String at) {
        var via = link(beside, one.via(), at + "/via");
        var target = via == null ? null : form(via.target());
        if (via == null || target == null) {
            return;
        }
        var source = target.field(one.field()).orElse(null);
        if (source == null) {
            problems.add(Unknown.field(at + "/field", one.field(), target));
        } else if (Derived.lookedUp(source.type(), via.type() == ValueType.LINKS, one.function())
                .isEmpty()) {
            var code = via.type() == ValueType.LINKS ? "lookup_many_not_possible" : "lookup_not_possible";
            problems.add(Problem.at(at + "/field", code, Map.of("field", source.title())));
        }
    }

    private void check(RollupDefinition one, String at) {
        var child = form(
                one.form().isEmpty() ? null : ObjectKey.resolve(shape.form().pkg(), one.form()));
        var function = one.function().orElse(null);
        if (child == null || function == null) {
            return;
        }
        var counted = Counted.of(child, one.via());
        way(one, counted, at + "/via");
        reckoned(one, function, counted, at);
        condition(one, counted, at + "/where");
        if (one.window() != null) {
            window(one.window(), counted, at + "/window");
        }
    }

    /** From the records or rows that are reckoned over the links lead here. */
    private void way(RollupDefinition one, Counted counted, String at) {
        FormShape from = counted.form();
        var beside = counted.beside();
        for (var key : counted.links()) {
            var link = from == null ? null : link(beside, key, at);
            if (link == null) {
                return;
            }
            from = form(link.target());
            beside = from == null ? List.of() : from.fields();
        }
        if (from == null || !from.form().equals(shape.form()) || counted.links().size() > RollupDefinition.MOST_HOPS) {
            problems.add(Problem.at(
                    at, "via_leads_elsewhere", Map.of("via", String.join(".", one.via()), "form", shape.title())));
        }
    }

    private void reckoned(RollupDefinition one, RollupDefinition.Function function, Counted counted, String at) {
        if (one.field() == null) {
            if (function != RollupDefinition.Function.COUNT) {
                problems.add(Problem.at(at + "/field", "rollup_field_missing", Map.of("function", function.key())));
            }
            return;
        }
        var field = counted.field(one.field()).orElse(null);
        if (field == null) {
            problems.add(Unknown.key(at + "/field", one.field(), counted.known()));
        } else if (counted.table() != null && !counted.isOfRow(one.field()) && function.addsUp()) {
            problems.add(Problem.at(
                    at + "/field",
                    "rollup_adds_record_per_row",
                    Map.of("field", field.title(), "table", counted.table().title())));
        } else if (Derived.reckoned(function, field.type()).isEmpty()) {
            problems.add(Problem.at(
                    at + "/field", "rollup_not_possible", Map.of("field", field.title(), "function", function.key())));
        }
    }

    private void condition(RollupDefinition one, Counted counted, String at) {
        if (!one.where().isObject()) {
            return;
        }
        if (one.where().toString().contains("\"user.")) {
            problems.add(Problem.at(at, "rollup_of_the_reader"));
            return;
        }
        try {
            ConditionCheck.check(
                            Conditions.parse(Json.plain(one.where())),
                            counted.types(this::shape),
                            ConditionCheck.Place.RECORD)
                    .forEach(problem -> problems.add(problem.under(at)));
        } catch (Rejected malformed) {
            malformed.problems().forEach(problem -> problems.add(problem.under(at)));
        }
    }

    private void window(RollupDefinition.Window window, Counted counted, String at) {
        var date = counted.field(window.field()).orElse(null);
        if (date == null) {
            problems.add(Unknown.key(at + "/field", window.field(), counted.known()));
        } else if (!DATES.contains(date.type())) {
            problems.add(Problem.at(at + "/field", "window_not_a_date", Map.of("field", date.title())));
        }
        if (Period.named(window.within()).isEmpty()) {
            problems.add(Problem.at(at + "/within", "period_unknown", Map.of("period", window.within())));
        }
    }

    private @Nullable FieldShape link(List<FieldShape> among, String key, String at) {
        return Links.named(among, key, at, problems);
    }

    private @Nullable FormShape form(@Nullable ObjectKey key) {
        return key == null ? null : shape(key).orElse(null);
    }

    private Optional<FormShape> shape(ObjectKey key) {
        return key.equals(shape.form()) ? Optional.of(shape) : lookup.form(key);
    }
}
