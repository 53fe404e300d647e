package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.Locale;
import java.util.Set;
import org.mortise.core.metadata.ValueType;

/** Yes or no; also reads the texts true, false, yes, no, 1, 0, 是 and 否. */
public final class SwitchControl implements Control<NoSettings> {

    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "是");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "否");

    @Override
    public String type() {
        return "switch";
    }

    @Override
    public ValueType valueType() {
        return ValueType.BOOLEAN;
    }

    @Override
    public NoSettings settings(FieldProps props) {
        return NoSettings.NONE;
    }

    @Override
    public Coerced coerce(NoSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_boolean", text -> read(text.toLowerCase(Locale.ROOT)));
    }

    private static Coerced read(String text) {
        if (YES.contains(text)) {
            return Coerced.of(BooleanNode.TRUE);
        }
        return NO.contains(text) ? Coerced.of(BooleanNode.FALSE) : Coerced.refused("not_a_boolean");
    }
}
