package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.ValueType;

/**
 * A point on earth: {@code lng} and {@code lat} in degrees (WGS 84) as decimals in text, the {@code accuracy} in metres where a
 * device gave it, and a {@code name} that people may add. Its code is {@code lng,lat}.
 */
public final class LocationControl implements StructureControl<LocationControl.Settings> {

    private static final int SCALE = 6;
    private static final int LONGEST = 100;
    private static final String DEGREES = "-?[0-9]{1,3}(\\.[0-9]{1,6})?";
    /** {@code lng,lat}, and the name of the place after it. */
    private static final Pattern WRITTEN = Pattern.compile("([^,]+),\\s*([^,\\s]+)(?:\\s+(.+))?");

    private static final BigDecimal LNG = BigDecimal.valueOf(180);
    private static final BigDecimal LAT = BigDecimal.valueOf(90);

    /**
     * Which points may be given.
     *
     * @param here whether only what a device has measured
     * @param maxAccuracy metres by which a device may err at most; 0: it does not matter
     */
    public record Settings(boolean here, int maxAccuracy, Geofence geofence) {}

    @Override
    public String type() {
        return "location";
    }

    @Override
    public FieldTraits traits() {
        return FieldTraits.PLAIN.ofPlaces();
    }

    @Override
    public Settings settings(FieldProps props) {
        return new Settings(props.flag("here"), props.integer("maxAccuracy", 0), Geofence.read(props));
    }

    @Override
    public List<Problem> check(Settings settings) {
        return settings.geofence().check();
    }

    @Override
    public Map<String, ValueType> parts(Settings settings) {
        return Map.of("lng", ValueType.NUMBER, "lat", ValueType.NUMBER, "name", ValueType.TEXT);
    }

    @Override
    public Coerced read(Settings settings, JsonNode parts) {
        var point = point(parts);
        return point.isObject() ? Coerced.of(point) : Coerced.refused(refusal());
    }

    /** The whole of a point of which the parts were sent; missing when they make none. */
    static JsonNode point(JsonNode parts) {
        var lng = within(parts.path("lng").asText(""), LNG);
        var lat = within(parts.path("lat").asText(""), LAT);
        return lng == null || lat == null ? MissingNode.getInstance() : point(lng, lat, parts);
    }

    private static ObjectNode point(String lng, String lat, JsonNode parts) {
        var point = Json.object().put("code", lng + "," + lat).put("lng", lng).put("lat", lat);
        var name = parts.path("name").asText("").strip();
        if (!name.isEmpty()) {
            point.put("name", name.substring(0, Math.min(name.length(), LONGEST)));
        }
        var accuracy = parts.path("accuracy").asInt(0);
        if (accuracy > 0) {
            point.put("accuracy", accuracy);
        }
        return point.put("text", name.isEmpty() ? lng + ", " + lat : name);
    }

    /** A place by its degrees too: its name alone does not bring it back. */
    @Override
    public String written(Settings settings, JsonNode value, Locale locale) {
        var text = value.path("text").asText(value.path("code").asText());
        return value.has("name") ? value.path("code").asText() + " " + text : text;
    }

    @Override
    public Coerced written(Settings settings, String text) {
        var parts = WRITTEN.matcher(text.replace("，", ",").strip());
        return parts.matches()
                ? read(
                        settings,
                        Json.object()
                                .put("lng", parts.group(1).strip())
                                .put("lat", parts.group(2))
                                .put("name", parts.group(3) == null ? "" : parts.group(3)))
                : Coerced.refused(refusal());
    }

    @Override
    public String refusal() {
        return "not_a_location";
    }

    @Override
    public List<Problem> validate(Settings settings, JsonNode value) {
        var problems = new ArrayList<Problem>();
        var accuracy = value.path("accuracy").asInt(0);
        if (settings.here() && accuracy == 0) {
            problems.add(Problem.at("", "location_not_measured"));
        }
        if (settings.maxAccuracy() > 0 && accuracy > settings.maxAccuracy()) {
            problems.add(Problem.at(
                    "",
                    "location_inaccurate",
                    Map.of(
                            "accuracy", Geofence.length(accuracy),
                            "within", Geofence.length(settings.maxAccuracy()))));
        }
        return problems;
    }

    @Override
    public Set<String> lookedAt(Settings settings) {
        return settings.geofence().fields();
    }

    @Override
    public List<Problem> besides(Settings settings, JsonNode value, JsonNode judged, Beside beside) {
        return settings.geofence().missedBy(value.path("code").asText(""), beside).stream()
                .map(miss -> Problem.at("", "location_outside", miss))
                .toList();
    }

    @Override
    public Problem discreet(Problem problem) {
        return problem.code().equals("location_outside")
                ? Geofence.withoutPlace("location_elsewhere", problem)
                : problem;
    }

    private static @Nullable String within(String written, BigDecimal most) {
        var degrees = Decimals.parse(written);
        return degrees == null || degrees.abs().compareTo(most) > 0
                ? null
                : Decimals.canonical(degrees.setScale(SCALE, RoundingMode.HALF_UP), SCALE);
    }

    @Override
    public ObjectNode valueSchema(Settings settings) {
        var given = Json.object();
        given.set("lng", ValueSchema.matching(DEGREES));
        given.set("lat", ValueSchema.matching(DEGREES));
        given.set("name", ValueSchema.text().put("maxLength", LONGEST));
        given.set("accuracy", Json.object().put("type", "integer").put("minimum", 1));
        var following = Json.object();
        following.set("code", ValueSchema.text());
        following.set("text", ValueSchema.text());
        return ValueSchema.parts(
                settings.here() ? List.of("lng", "lat", "accuracy") : List.of("lng", "lat"), given, following);
    }
}
