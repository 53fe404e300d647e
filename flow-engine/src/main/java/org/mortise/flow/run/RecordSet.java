package org.mortise.flow.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormTypes;
import org.mortise.core.condition.Literals;
import org.mortise.core.condition.Operand;
import org.mortise.core.condition.Variables;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.Formula;
import org.mortise.core.formula.FormulaError;
import org.mortise.core.formula.FxType;
import org.mortise.core.kernel.Json;
import org.mortise.flow.definition.Assignments;
import org.mortise.flow.definition.FlowNode;

/** Works out what an {@code update_record} node writes. */
final class RecordSet {

    private final RecordValues values;
    private final FormTypes types;

    RecordSet(RecordValues values, FormTypes types) {
        this.values = values;
        this.types = types;
    }

    /** New values by field key; fields that the form lost since are left out. */
    ObjectNode of(FlowNode.UpdateRecord update) {
        var data = Json.object();
        update.set().forEach((key, json) -> values.shape()
                .field(key)
                .ifPresent(field -> data.set(key, JavaValues.write(field, value(key, json)))));
        return data;
    }

    private @Nullable Object value(String key, JsonNode json) {
        var operand = Assignments.read(key, json, types);
        var type = types.typeOf(FieldPath.of(key));
        var element = type instanceof FxType.ListOf list ? list.element() : type;
        return operand == null || element == null ? null : value(operand, element);
    }

    private @Nullable Object value(Operand operand, FxType type) {
        if (operand instanceof Operand.Many many) {
            return many(many.of(), type);
        }
        var raw = raw(operand, type);
        return raw instanceof List<?> ? raw : Literals.fit(raw, type, values.zone());
    }

    private List<Object> many(List<Operand> operands, FxType type) {
        var all = new ArrayList<Object>();
        for (var operand : operands) {
            var value = value(operand, type);
            if (value != null) {
                all.add(value);
            }
        }
        return all;
    }

    private @Nullable Object raw(Operand operand, FxType type) {
        if (operand instanceof Operand.Literal literal) {
            return Literals.read(literal.value(), type);
        }
        if (operand instanceof Operand.FieldValue field) {
            return values.value(field.path());
        }
        if (operand instanceof Operand.Relative relative) {
            return relative.time().resolve(values.now(), values.zone());
        }
        if (operand instanceof Operand.Variable variable) {
            return variable(variable.name());
        }
        return operand instanceof Operand.Computed computed ? computed(computed.source()) : null;
    }

    private @Nullable Object variable(String name) {
        if (name.equals(Variables.NOW)) {
            return values.now();
        }
        if (name.equals(Variables.TODAY)) {
            return values.now().atZone(values.zone()).toLocalDate();
        }
        return values.variable(name);
    }

    /** The result of a formula; an error leaves the field empty. */
    private @Nullable Object computed(String source) {
        var formula = Formula.compile(source, types).formula();
        var result = formula == null ? null : formula.evaluate(values.forFormulas());
        return result instanceof FormulaError ? null : result;
    }
}
