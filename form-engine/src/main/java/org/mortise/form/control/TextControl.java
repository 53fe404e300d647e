package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.Mask;
import org.mortise.core.metadata.ValueType;

/** One line of text. */
public final class TextControl implements WrittenText {

    /** The name of the kind. */
    public static final String TYPE = "text";

    private static final int MOST = 500;
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}]+");

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public FieldTraits traits() {
        return FieldTraits.PLAIN.showing(Mask.ENDS);
    }

    @Override
    public CellReading cells() {
        return CellReading.WORDS;
    }

    @Override
    public boolean isFree() {
        return true;
    }

    @Override
    public ValueType valueType() {
        return ValueType.TEXT;
    }

    @Override
    public TextSettings settings(FieldProps props) {
        return TextSettings.read(props, MOST);
    }

    @Override
    public Coerced coerce(TextSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(
                sent, "not_a_text", text -> Coerced.of(BREAKS.matcher(text).replaceAll(" ")));
    }
}
