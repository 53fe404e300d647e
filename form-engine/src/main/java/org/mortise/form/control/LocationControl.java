package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.ValueType;

/**
 * A point on earth: {@code lng} and {@code lat} in degrees (WGS 84) as decimals in text, the {@code accuracy} in metres where a
 * device gave it, and a {@code name} that people may add. Its code is {@code lng,lat}.
 */
public final class LocationControl implements StructureControl<NoSettings> {

    private static final int SCALE = 6;
    private static final int LONGEST = 100;
    private static final BigDecimal LNG = BigDecimal.valueOf(180);
    private static final BigDecimal LAT = BigDecimal.valueOf(90);

    @Override
    public String type() {
        return "location";
    }

    @Override
    public NoSettings settings(FieldProps props) {
        return NoSettings.NONE;
    }

    @Override
    public Map<String, ValueType> parts(NoSettings settings) {
        return Map.of("lng", ValueType.NUMBER, "lat", ValueType.NUMBER);
    }

    @Override
    public Coerced read(NoSettings settings, JsonNode parts) {
        var lng = within(parts.path("lng").asText(""), LNG);
        var lat = within(parts.path("lat").asText(""), LAT);
        if (lng == null || lat == null) {
            return Coerced.refused(refusal());
        }
        var point = Json.object().put("code", lng + "," + lat).put("lng", lng).put("lat", lat);
        var name = parts.path("name").asText("").strip();
        if (!name.isEmpty()) {
            point.put("name", name.substring(0, Math.min(name.length(), LONGEST)));
        }
        var accuracy = parts.path("accuracy").asInt(0);
        if (accuracy > 0) {
            point.put("accuracy", accuracy);
        }
        return Coerced.of(point.put("text", name.isEmpty() ? lng + ", " + lat : name));
    }

    @Override
    public Coerced written(NoSettings settings, String text) {
        var parts = text.replace("，", ",").split(",");
        return parts.length == 2
                ? read(settings, Json.object().put("lng", parts[0].strip()).put("lat", parts[1].strip()))
                : Coerced.refused(refusal());
    }

    @Override
    public String refusal() {
        return "not_a_location";
    }

    private static @Nullable String within(String written, BigDecimal most) {
        var degrees = Decimals.parse(written);
        return degrees == null || degrees.abs().compareTo(most) > 0
                ? null
                : Decimals.canonical(degrees.setScale(SCALE, RoundingMode.HALF_UP), SCALE);
    }
}
