package org.mortise.core.condition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;

/**
 * A question to a record, with SQL's three-valued logic.
 *
 * <p>JSON: {@code {"all":[…]} | {"any":[…]} | {"not":…} | {"field":"customer.level","op":"in","value":["A","B"]} |
 * {"expr":"FX"} | {"rows":"items","where":…}}; {@code {"all":[]}} is true and {@code {"any":[]}} is false. Read by {@link Conditions#parse}.
 */
public sealed interface Condition {

    /** Always true. */
    Condition ALWAYS = new All(List.of());

    <R> R accept(Visitor<R> visitor);

    /** Plain JSON values, as {@link Conditions#parse} reads them. */
    Map<String, Object> toJson();

    /** One answer per kind of condition; a new kind does not compile until each reader handles it. */
    interface Visitor<R> {
        R all(All all);

        R any(Any any);

        R not(Not not);

        R comparison(Comparison comparison);

        R expression(Expression expression);

        R rows(Rows rows);
    }

    record All(List<Condition> of) implements Condition {
        public All {
            of = List.copyOf(of);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.all(this);
        }

        @Override
        public Map<String, Object> toJson() {
            return Map.of("all", of.stream().map(Condition::toJson).toList());
        }
    }

    record Any(List<Condition> of) implements Condition {
        public Any {
            of = List.copyOf(of);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.any(this);
        }

        @Override
        public Map<String, Object> toJson() {
            return Map.of("any", of.stream().map(Condition::toJson).toList());
        }
    }

    record Not(Condition of) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }

        @Override
        public Map<String, Object> toJson() {
            return Map.of("not", of.toJson());
        }
    }

    /**
     * A field against a value. Over a list (a multi-select, or a column of a sub-table) the operators of a single value mean
     * "some element matches" and are never unknown.
     *
     * @param value absent for operators that take none
     */
    record Comparison(
            FieldPath field, Operator operator, @Nullable Operand value) implements Condition {
        public Comparison {
            if ((value == null) != (operator.takes() == Operator.Takes.NOTHING)) {
                throw new IllegalArgumentException(operator + " has a wrong number of values");
            }
        }

        /** What this is the opposite of, as a whole; null for a comparison that stands for itself. */
        public @Nullable Comparison opposite() {
            return operator == Operator.NOT_IN_SUBTREE ? new Comparison(field, Operator.IN_SUBTREE, value) : null;
        }

        /** The value of an operator that takes one. */
        public Operand operand() {
            if (value == null) {
                throw new IllegalStateException(operator + " takes no value");
            }
            return value;
        }

        /** Each single thing that the field is compared with: none, one, or those of a list. */
        public List<Operand> operands() {
            if (value == null) {
                return List.of();
            }
            return value instanceof Operand.Many many ? many.of() : List.of(value);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.comparison(this);
        }

        @Override
        public Map<String, Object> toJson() {
            var json = new LinkedHashMap<String, Object>();
            json.put("field", field.toString());
            json.put("op", operator.key());
            if (value != null) {
                json.put("value", value.toJson());
            }
            return json;
        }
    }

    /**
     * Whether some row of a sub-table is such that {@code where} holds of it; never unknown.
     *
     * @param where speaks of the columns of the row
     */
    record Rows(FieldPath table, Condition where) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rows(this);
        }

        @Override
        public Map<String, Object> toJson() {
            return Map.of("rows", table.toString(), "where", where.toJson());
        }
    }

    /** A formula that gives yes or no; a blank and an error are unknown. */
    record Expression(String source) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.expression(this);
        }

        @Override
        public Map<String, Object> toJson() {
            return Map.of("expr", source);
        }
    }
}
