package org.mortise.form.definition;

import java.util.List;
import java.util.Map;
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
import org.mortise.form.model.Counted;
import org.mortise.form.model.FormDefinition;
import org.mortise.form.model.LookupDefinition;
import org.mortise.form.model.RollupDefinition;
import org.mortise.form.model.Unknown;

/** What is wrong with amounts in several currencies: fields that name no currency, and figures over amounts that do not add up. */
final class CurrencyCheck {

    private final FormShape shape;
    private final MetadataLookup lookup;
    private final List<Problem> problems;

    CurrencyCheck(FormShape shape, MetadataLookup lookup, List<Problem> problems) {
        this.shape = shape;
        this.lookup = lookup;
        this.problems = problems;
    }

    void fields(FormDefinition form) {
        for (var each : Neighbours.of(form, shape)) {
            var at = each.at() + "/props";
            var named = each.field().props().path(MoneyControl.CURRENCY_FIELD).asText("");
            if (!named.isEmpty()) {
                currency(named, each.beside(), at + "/" + MoneyControl.CURRENCY_FIELD);
            }
            each.field().lookup().ifPresent(one -> lookup(one, each.siblings(), !named.isEmpty(), at));
            each.field().rollup().ifPresent(one -> rollup(one, at));
        }
    }

    private void currency(String named, List<FieldShape> beside, String at) {
        var currency = Neighbours.named(beside, named);
        if (currency.isEmpty()) {
            problems.add(
                    Unknown.key(at, named, beside.stream().map(FieldShape::key).toList()));
        } else if (!currency.get().traits().currency() || currency.get().type() != ValueType.OPTION) {
            problems.add(Problem.at(
                    at, "currency_field_type", Map.of("field", currency.get().title())));
        }
    }

    /** @param hasCurrency whether it names the field that says its currency */
    private void lookup(LookupDefinition one, List<FieldShape> siblings, boolean hasCurrency, String at) {
        var via = Neighbours.named(siblings, one.via()).orElse(null);
        var source = via == null ? null : field(via.target(), one.field());
        if (via == null || source == null || source.currency() == null || source.type() != ValueType.NUMBER) {
            return;
        }
        if (via.type() == ValueType.LINKS && one.function() != null) {
            problems.add(Problem.at(at + "/function", "lookup_mixed_currencies", Map.of("field", source.title())));
        } else if (!hasCurrency) {
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
        var child = form(ObjectKey.resolve(shape.form().pkg(), one.form()));
        var counted = child == null ? null : Counted.of(child, one.via());
        var source = counted == null ? null : counted.field(one.field()).orElse(null);
        var currency = counted == null ? null : counted.currencyOf(one.field());
        if (source == null || currency == null) {
            return;
        }
        if (!pins(one, currency)) {
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
        var target = form == null ? null : form(form);
        return target == null ? null : target.field(key).orElse(null);
    }

    private @Nullable FormShape form(ObjectKey key) {
        return key.equals(shape.form()) ? shape : lookup.form(key).orElse(null);
    }
}
