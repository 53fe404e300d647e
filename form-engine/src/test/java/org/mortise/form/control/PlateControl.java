package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.Mask;

/** Number plates of cars: shows that a control can be added without touching anything, see {@code AddedControlsTest}. */
public final class PlateControl implements CheckedText {

    private static final Pattern PLATE = Pattern.compile("[\\u4e00-\\u9fa5][A-Z][A-Z0-9]{5,6}");

    @Override
    public String type() {
        return "plate";
    }

    @Override
    public FieldTraits traits() {
        return FieldTraits.PLAIN.showing(Mask.ENDS);
    }

    @Override
    public Coerced read(String text) {
        var plate = text.replace("·", "").replace(" ", "").toUpperCase(Locale.ROOT);
        return PLATE.matcher(plate).matches() ? Coerced.of(plate) : Coerced.refused("not_a_plate");
    }

    @Override
    public JsonNode schema() {
        return Json.object().put("type", "object");
    }
}
