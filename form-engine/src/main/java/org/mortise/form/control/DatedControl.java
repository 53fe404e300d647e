package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.mortise.core.kernel.Problem;

/** What all controls of days and moments share: the first and the last that may be chosen. */
interface DatedControl extends Control<DateSettings> {

    @Override
    default DateSettings settings(FieldProps props) {
        return DateSettings.read(props);
    }

    @Override
    default List<Problem> check(DateSettings settings) {
        return settings.check();
    }

    @Override
    default List<Problem> validate(DateSettings settings, JsonNode value) {
        return settings.validate(value);
    }
}
