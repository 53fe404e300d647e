package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.Figure;

/** How wet air is: a number of a control that nothing else knows, kept as a share and told in hundredths. */
public final class HumidityControl implements NumericControl {

    private static final int SCALE = 3;

    @Override
    public String type() {
        return "humidity";
    }

    @Override
    public FieldTraits traits() {
        return FieldTraits.PLAIN.toldAs(Figure.HUNDREDTHS);
    }

    @Override
    public CellReading cells() {
        return CellReading.SHARE;
    }

    @Override
    public NumberSettings settings(FieldProps props) {
        return NumberSettings.read(props, SCALE);
    }

    @Override
    public Coerced coerce(NumberSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_number", text -> settings.coerce(share(Texts.halfWidth(text))));
    }

    private static @Nullable BigDecimal share(String text) {
        var told = text.endsWith("%") ? NumberSettings.typed(text.substring(0, text.length() - 1)) : null;
        return told == null ? NumberSettings.typed(text) : told.movePointLeft(2);
    }

    @Override
    public JsonNode schema() {
        return Json.object().put("type", "object");
    }
}
