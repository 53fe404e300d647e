package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Places;
import org.mortise.core.kernel.Problem;

/** Circles on the globe: who has to be at one of several places is in one of them. */
public record Geofence(List<Circle> circles) {

    /** Name of the setting. */
    public static final String SETTING = "geofence";

    private static final int KILOMETRE = 1_000;
    /** Params that tell of the value alone. */
    private static final Set<String> TOLD_OF_ITSELF = Set.of("field", "name");

    public Geofence {
        circles = List.copyOf(circles);
    }

    /**
     * One circle.
     *
     * @param field path of the field that says where its middle is; null where that is fixed
     * @param middle a place as {@link LocationControl} keeps it; missing where a field says it
     * @param within metres around it
     */
    public record Circle(@Nullable String field, JsonNode middle, int within) {}

    static Geofence read(FieldProps props) {
        var circles = new ArrayList<Circle>();
        for (var circle : props.json().path(SETTING)) {
            var field = circle.path("field").asText("");
            circles.add(new Circle(
                    field.isEmpty() ? null : field,
                    LocationControl.point(circle.path("at")),
                    circle.path("within").asInt()));
        }
        return new Geofence(circles);
    }

    public boolean isEmpty() {
        return circles.isEmpty();
    }

    /** Mistakes that a schema cannot see; paths start at the settings. */
    List<Problem> check() {
        var problems = new ArrayList<Problem>();
        for (var index = 0; index < circles.size(); index++) {
            var circle = circles.get(index);
            if (circle.field() == null && !circle.middle().isObject()) {
                problems.add(Problem.at("/" + SETTING + "/" + index + "/at", "geofence_without_middle"));
            }
        }
        return problems;
    }

    /** Paths of the fields that say where circles are. */
    Set<String> fields() {
        var fields = new LinkedHashSet<String>();
        for (var circle : circles) {
            if (circle.field() != null) {
                fields.add(circle.field());
            }
        }
        return fields;
    }

    /**
     * How far a place is from the circle that is nearest, as a sentence needs it; empty when it lies in one, or when nobody knows
     * where any of them is.
     *
     * @param place {@code lng,lat}
     */
    Optional<Map<String, Object>> missedBy(String place, Beside beside) {
        var nearest = Optional.<Miss>empty();
        for (var circle : circles) {
            var middle = middle(circle, beside);
            var metres = Places.metres(place, middle.value().path("code").asText(""));
            if (metres == null) {
                continue;
            }
            if (metres.intValue() <= circle.within()) {
                return Optional.empty();
            }
            var miss = new Miss(metres.intValue() - circle.within(), metres.intValue(), circle, middle);
            nearest = nearest.filter(other -> other.outside() <= miss.outside()).or(() -> Optional.of(miss));
        }
        return nearest.map(Miss::told);
    }

    /** @param outside metres beyond its edge */
    private record Miss(int outside, int metres, Circle circle, Beside.Standing middle) {

        Map<String, Object> told() {
            var alike = length(metres).equals(length(circle.within()));
            return Map.of(
                    "distance",
                    alike ? metres + " m" : length(metres),
                    "metres",
                    metres,
                    "within",
                    alike ? circle.within() + " m" : length(circle.within()),
                    "place",
                    name());
        }

        /** The name of the point, or else of the record that it belongs to. */
        private String name() {
            var name = middle.value().path("name").asText("");
            if (!name.isEmpty()) {
                return name;
            }
            var title = middle.title();
            return title == null || title.isEmpty()
                    ? middle.value().path("text").asText("")
                    : title;
        }
    }

    /** That a place is outside, and nothing of where the circle is. */
    static Problem withoutPlace(String code, Problem problem) {
        var params = new HashMap<>(problem.params());
        params.keySet().retainAll(TOLD_OF_ITSELF);
        return new Problem(code, problem.path(), params);
    }

    private static Beside.Standing middle(Circle circle, Beside beside) {
        return circle.field() == null ? new Beside.Standing(circle.middle(), null) : beside.at(circle.field());
    }

    /** {@code 850 m}, {@code 1.3 km}: what people say of a way. */
    static String length(int metres) {
        return metres < KILOMETRE
                ? metres + " m"
                : BigDecimal.valueOf(Math.round(metres / 100.0), 1)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " km";
    }
}
