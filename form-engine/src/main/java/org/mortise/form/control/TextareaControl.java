package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.mortise.core.metadata.ValueType;

/** Several lines of text; lines end with LF. */
public final class TextareaControl implements WrittenText {

    private static final int MOST = 20_000;
    private static final Pattern CARRIAGE_RETURN = Pattern.compile("\r\n?");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");

    @Override
    public String type() {
        return "textarea";
    }

    @Override
    public boolean isFree() {
        return true;
    }

    @Override
    public ValueType valueType() {
        return ValueType.LONG_TEXT;
    }

    @Override
    public TextSettings settings(FieldProps props) {
        return TextSettings.read(props, MOST);
    }

    @Override
    public Coerced coerce(TextSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_text", text -> {
            var lines = CARRIAGE_RETURN.matcher(text).replaceAll("\n");
            return Coerced.of(UNSEEN.matcher(lines).replaceAll(""));
        });
    }
}
