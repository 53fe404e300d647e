package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.RelativeTime;
import org.mortise.core.condition.Variables;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.Formula;
import org.mortise.core.formula.FormulaError;
import org.mortise.core.metadata.FieldShape;

/** Where a default or a set value comes from, ready to be asked. */
public sealed interface ValueSource {

    Set<FieldPath> reads();

    /** Whether it asks another form. */
    default boolean asksElsewhere() {
        return false;
    }

    /** Canonical JSON for {@code field}; JSON null when blank or not to be had. */
    JsonNode value(RecordView view, FieldShape field);

    /** A constant in its canonical form. */
    record Fixed(JsonNode constant) implements ValueSource {
        @Override
        public Set<FieldPath> reads() {
            return Set.of();
        }

        @Override
        public JsonNode value(RecordView view, FieldShape field) {
            return constant;
        }
    }

    record Computed(Formula formula) implements ValueSource {
        @Override
        public Set<FieldPath> reads() {
            return formula.reads();
        }

        @Override
        public boolean asksElsewhere() {
            return !formula.asks().isEmpty();
        }

        @Override
        public JsonNode value(RecordView view, FieldShape field) {
            var result = formula.evaluate(view);
            return result instanceof FormulaError ? NullNode.getInstance() : fitted(result, view, field);
        }
    }

    record OtherField(FieldPath path) implements ValueSource {
        @Override
        public Set<FieldPath> reads() {
            return Set.of(path);
        }

        @Override
        public JsonNode value(RecordView view, FieldShape field) {
            return fitted(view.value(path), view, field);
        }
    }

    record Variable(String name) implements ValueSource {
        @Override
        public Set<FieldPath> reads() {
            return Set.of();
        }

        @Override
        public JsonNode value(RecordView view, FieldShape field) {
            if (name.equals(Variables.NOW)) {
                return fitted(view.now(), view, field);
            }
            return name.equals(Variables.TODAY)
                    ? fitted(view.now().atZone(view.zone()).toLocalDate(), view, field)
                    : fitted(view.variable(name), view, field);
        }
    }

    record Relative(RelativeTime time) implements ValueSource {
        @Override
        public Set<FieldPath> reads() {
            return Set.of();
        }

        @Override
        public JsonNode value(RecordView view, FieldShape field) {
            return fitted(time.resolve(view.now(), view.zone()), view, field);
        }
    }

    private static JsonNode fitted(@Nullable Object value, RecordView view, FieldShape field) {
        var json = FxValues.write(value, field, view.zone());
        return json == null ? NullNode.getInstance() : json;
    }
}
