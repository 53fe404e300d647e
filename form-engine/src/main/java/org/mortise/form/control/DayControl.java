package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.ValueType;

/** What controls of days and of moments share: which of them may be given, as seen from when they are. */
interface DayControl extends Control<DayRules> {

    @Override
    default DayRules settings(FieldProps props) {
        return DayRules.read(props);
    }

    @Override
    default List<Problem> check(DayRules settings) {
        return settings.check();
    }

    /** Bounds that never move. */
    @Override
    default List<Problem> validate(DayRules settings, JsonNode value) {
        return settings.fixed().validate(value);
    }

    @Override
    default List<Problem> validate(DayRules settings, JsonNode value, Occasion occasion) {
        return settings.validate(value, valueType() == ValueType.DATETIME, occasion);
    }
}
