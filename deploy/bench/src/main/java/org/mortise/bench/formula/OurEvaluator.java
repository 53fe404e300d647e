package org.mortise.bench.formula;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.Formula;
import org.mortise.core.formula.FormulaContext;
import org.mortise.core.formula.FxType;

/** The formula language of this product. */
final class OurEvaluator implements Evaluator {

    private static final FieldPath AMOUNTS = FieldPath.of("items.amount");
    private static final FieldPath DISCOUNT = FieldPath.of("discount");
    private static final Map<FieldPath, FxType> TYPES =
            Map.of(AMOUNTS, new FxType.ListOf(FxType.Scalar.NUMBER), DISCOUNT, FxType.Scalar.NUMBER);

    private final Formula formula =
            Objects.requireNonNull(Formula.compile("ROUND(SUM({items.amount})*{discount},2)", new Fields())
                    .formula());
    private final List<Seen> orders;

    OurEvaluator(List<Order> orders) {
        this.orders = orders.stream()
                .map(order -> new Seen(Map.of(AMOUNTS, order.amounts(), DISCOUNT, order.discount())))
                .toList();
    }

    @Override
    public String name() {
        return "Mortise";
    }

    @Override
    public BigDecimal total(int order) {
        return (BigDecimal) Objects.requireNonNull(formula.evaluate(orders.get(order)));
    }

    private static final class Fields implements FieldTypes {
        @Override
        public @Nullable FxType typeOf(FieldPath path) {
            return TYPES.get(path);
        }

        @Override
        public Collection<String> known() {
            return List.of();
        }
    }

    private record Seen(Map<FieldPath, Object> values) implements FormulaContext {

        private static final Instant NOW = Instant.EPOCH;
        private static final ZoneId ZONE = ZoneId.of("UTC");

        @Override
        public @Nullable Object value(FieldPath path) {
            return values.get(path);
        }

        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public ZoneId zone() {
            return ZONE;
        }

        @Override
        public @Nullable String variable(String name) {
            return null;
        }
    }
}
