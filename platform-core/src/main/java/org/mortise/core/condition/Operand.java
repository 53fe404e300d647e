package org.mortise.core.condition;

import java.util.List;
import java.util.Map;
import org.mortise.core.formula.FieldPath;

/**
 * What a field is compared with.
 *
 * <p>JSON: a literal, a list of these, {@code {"field":"limit"}}, {@code {"expr":"FX"}}, {@code {"var":"user.department"}} or
 * {@code {"relative":"today-7d"}}.
 */
public sealed interface Operand {

    Object toJson();

    /** Text, {@code BigDecimal} or {@code Boolean}; read by the type of the field it is compared with. */
    record Literal(Object value) implements Operand {
        @Override
        public Object toJson() {
            return value;
        }
    }

    /** The values of {@code in} and its kind, or the two ends of {@code between}. */
    record Many(List<Operand> of) implements Operand {
        public Many {
            of = List.copyOf(of);
        }

        @Override
        public Object toJson() {
            return of.stream().map(Operand::toJson).toList();
        }
    }

    record FieldValue(FieldPath path) implements Operand {
        @Override
        public Object toJson() {
            return Map.of("field", path.toString());
        }
    }

    record Computed(String source) implements Operand {
        @Override
        public Object toJson() {
            return Map.of("expr", source);
        }
    }

    /** One of {@link Variables}. */
    record Variable(String name) implements Operand {
        @Override
        public Object toJson() {
            return Map.of("var", name);
        }
    }

    record Relative(RelativeTime time) implements Operand {
        @Override
        public Object toJson() {
            return Map.of("relative", time.toString());
        }
    }
}
