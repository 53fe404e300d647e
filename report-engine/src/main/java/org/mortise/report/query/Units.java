package org.mortise.report.query;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormAccess;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Conditions;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.Figure;
import org.mortise.core.metadata.ValueType;

/** What the figures of a field are in, as the field says. */
final class Units {

    private Units() {}

    /**
     * A currency, {@code %}, {@code s} for durations, or null for plain numbers and where the amounts have several currencies.
     *
     * @param filter what the figures are asked for with; it may ask for one of the currencies
     */
    static @Nullable String of(FormAccess access, FieldPath path, @Nullable Condition filter) {
        var currency = access.types().currencyOf(path);
        if (currency != null) {
            return filter == null ? null : Conditions.pinned(filter, currency);
        }
        return Columns.field(access.shape(), path, access.caller())
                .filter(field -> field.type() == ValueType.NUMBER)
                .flatMap(field -> Optional.ofNullable(unit(field)))
                .orElse(null);
    }

    private static @Nullable String unit(FieldShape field) {
        return field.traits().figure() == Figure.AMOUNT
                ? field.code()
                : field.traits().figure().unit();
    }
}
