package org.mortise.form.definition;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Conditions;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.control.MoneyControl;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.FormDefinition;
import org.mortise.form.model.LookupDefinition;
import org.mortise.form.model.RollupDefinition;
import org.mortise.form.model.Unknown;

/** What is wrong with amounts in several currencies: fields that name no currency, and figures over amounts that do not add up. */
final class CurrencyCheck {

    private static final String CURRENCY = "currency";

    private final FormShape shape;
    private final MetadataLookup lookup;
    private final List<Problem> problems;

    CurrencyCheck(FormShape shape, MetadataLookup lookup, List<Problem> problems) {
        this.shape = shape;
        this.lookup = lookup;
        this.problems = problems;
    }

    void fields(FormDefinition form) {
        for (var index = 0; index < form.fields().size(); index++) {
            var field = form.fields().get(index);
            var at = "/model/fields/" + index;
            check(field, shape.fields(), shape.fields(), at + "/props");
            field.rollup().ifPresent(one -> rollup(one, at + "/props"));
            var columns = shape.field(field.key()).map(FieldShape::fields).orElse(List.of());
            var beside =
                    Stream.concat(columns.stream(), shape.fields().stream()).toList();
            for (var column = 0; column < field.fields().size(); column++) {
                check(field.fields().get(column), beside, columns, at + "/fields/" + column + "/props");
            }
        }
    }

    /**
     * @param beside fields that may say its currency, the nearest first
     * @param links among which the link of a lookup stands
     */
    private void check(FieldDefinition field, List<FieldShape> beside, List<FieldShape> links, String at) {
        var named = field.props().path(MoneyControl.CURRENCY_FIELD).asText("");
        if (!named.isEmpty()) {
            var currency = named(beside, named);
            if (currency == null) {
                problems.add(Unknown.key(
                        at + "/" + MoneyControl.CURRENCY_FIELD,
                        named,
                        beside.stream().map(FieldShape::key).toList()));
            } else if (!currency.control().equals(CURRENCY) || currency.type() != ValueType.OPTION) {
                problems.add(Problem.at(
                        at + "/" + MoneyControl.CURRENCY_FIELD,
                        "currency_field_type",
                        Map.of("field", currency.title())));
            }
        }
        field.lookup().ifPresent(one -> lookup(one, links, named, at));
    }

    private void lookup(LookupDefinition one, List<FieldShape> links, String named, String at) {
        var via = named(links, one.via());
        var source = via == null ? null : field(via.target(), one.field());
        if (via == null || source == null || source.currency() == null || source.type() != ValueType.NUMBER) {
            return;
        }
        if (via.type() == ValueType.LINKS && one.function() != null) {
            problems.add(Problem.at(at + "/function", "lookup_mixed_currencies", Map.of("field", source.title())));
        } else if (named.isEmpty()) {
            problems.add(Problem.at(
                    at + "/" + MoneyControl.CURRENCY_FIELD,
                    "lookup_without_currency",
                    Map.of("field", source.title())));
        }
    }

    private void rollup(RollupDefinition one, String at) {
        var function = one.function().orElse(null);
        if (one.form().isEmpty() || one.field() == null || function == null || function.counts()) {
            return;
        }
        var source = field(ObjectKey.resolve(shape.form().pkg(), one.form()), one.field());
        if (source == null || source.currency() == null) {
            return;
        }
        if (!pins(one, source.currency())) {
            problems.add(Problem.at(at + "/where", "rollup_mixed_currencies", Map.of("field", source.title())));
        }
    }

    private static boolean pins(RollupDefinition one, String currency) {
        try {
            return one.where().isObject()
                    && Conditions.pinned(Conditions.parse(Json.plain(one.where())), FieldPath.of(currency)) != null;
        } catch (Rejected malformed) {
            // Told where the condition itself is checked.
            return true;
        }
    }

    private @Nullable FieldShape field(@Nullable ObjectKey form, String key) {
        if (form == null) {
            return null;
        }
        var target = form.equals(shape.form()) ? shape : lookup.form(form).orElse(null);
        return target == null ? null : target.field(key).orElse(null);
    }

    private static @Nullable FieldShape named(List<FieldShape> fields, String key) {
        return fields.stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElse(null);
    }
}
