package org.mortise.core.store;

import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.data.Numeric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A rendered statement with its values; some values are slots, filled at each execution, so that the text can be kept.
 *
 * @param binds in the order of {@code $1, $2 …}
 */
record Sql(String text, List<Bind> binds) {

    /** A value known since the rendering, or a slot by name. */
    record Bind(@Nullable String slot, @Nullable Object value) {}

    /** A placeholder: {@code $} and the number jOOQ gave it, or the name of a slot. No other dollar is ever rendered. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$(\\w+)");

    static Field<Object> slot(String name, DataType<?> type) {
        return SqlValues.untyped(DSL.param(name, type));
    }

    static Sql render(QueryPart statement) {
        // In the order of their placeholders; the numbers themselves also count values that were written into the text.
        var values = Rendering.SQL.extractParams(statement).values().stream()
                .filter(param -> !param.isInline() && param.getParamName() == null)
                .iterator();
        var rendered = Rendering.SQL.renderNamedParams(statement);
        var binds = new ArrayList<Bind>();
        var text = new StringBuilder(rendered.length());
        var placeholder = PLACEHOLDER.matcher(rendered);
        while (placeholder.find()) {
            var name = placeholder.group(1);
            var numbered = Character.isDigit(name.charAt(0));
            binds.add(numbered ? new Bind(null, driverValue(values.next().getValue())) : new Bind(name, null));
            placeholder.appendReplacement(text, "\\$" + binds.size());
        }
        placeholder.appendTail(text);
        return new Sql(text.toString(), binds);
    }

    Tuple tuple(Map<String, ?> slots) {
        var values = Tuple.tuple();
        for (var bind : binds) {
            values.addValue(bind.slot() == null ? bind.value() : driverValue(slots.get(bind.slot())));
        }
        return values;
    }

    private static @Nullable Object driverValue(@Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            return Numeric.create(decimal);
        }
        if (value instanceof BigDecimal[] decimals) {
            var numerics = new Numeric[decimals.length];
            for (var index = 0; index < decimals.length; index++) {
                numerics[index] = Numeric.create(decimals[index]);
            }
            return numerics;
        }
        return value;
    }
}
