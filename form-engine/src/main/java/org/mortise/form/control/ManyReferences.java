package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.mortise.core.kernel.Problem;

/** What all controls share that keep several ids of something else. */
interface ManyReferences extends Control<CountBounds> {

    @Override
    default CountBounds settings(FieldProps props) {
        return CountBounds.read(props);
    }

    @Override
    default List<Problem> check(CountBounds settings) {
        return settings.check();
    }

    @Override
    default boolean computable() {
        return false;
    }

    @Override
    default Coerced coerce(CountBounds settings, JsonNode sent, Coercion coercion) {
        return References.many(sent);
    }

    @Override
    default List<Problem> validate(CountBounds settings, JsonNode value) {
        return settings.validate(value.size());
    }

    @Override
    default ObjectNode valueSchema(CountBounds settings) {
        return ValueSchema.list(ValueSchema.text().put("format", "uuid"), settings);
    }
}
