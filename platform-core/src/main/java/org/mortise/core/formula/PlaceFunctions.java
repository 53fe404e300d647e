package org.mortise.core.formula;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Functions.Function;

/** Places on the globe, written as longitude and latitude. */
final class PlaceFunctions {

    static final Map<String, Function> ALL = Map.of("DISTANCE", PlaceFunctions::distance);

    private static final Pattern PLACE =
            Pattern.compile("([+-]?[0-9]{1,3}(?:\\.[0-9]{1,17})?) *[,，] *([+-]?[0-9]{1,3}(?:\\.[0-9]{1,17})?)");
    private static final double EARTH_RADIUS = 6_371_008.8;
    private static final double LARGEST_LONGITUDE = 180;
    private static final double LARGEST_LATITUDE = 90;

    private PlaceFunctions() {}

    /** Whole metres along a great circle: closer than that a globe that is a sphere does not say. */
    private static @Nullable Object distance(Arguments args) {
        if (args.string(0).isEmpty() || args.string(1).isEmpty()) {
            return null;
        }
        var from = read(args.string(0));
        var to = read(args.string(1));
        if (from == null || to == null) {
            return FormulaError.VALUE;
        }
        var north = StrictMath.sin((to[1] - from[1]) / 2);
        var east = StrictMath.sin((to[0] - from[0]) / 2);
        var chord = north * north + StrictMath.cos(from[1]) * StrictMath.cos(to[1]) * east * east;
        return BigDecimal.valueOf(
                (long) StrictMath.floor(2 * EARTH_RADIUS * StrictMath.asin(StrictMath.sqrt(Math.min(1, chord))) + 0.5));
    }

    /** In radians; null when the text is no place. */
    private static double @Nullable [] read(String text) {
        var place = PLACE.matcher(text);
        if (!place.matches()) {
            return null;
        }
        var longitude = Double.parseDouble(place.group(1));
        var latitude = Double.parseDouble(place.group(2));
        return Math.abs(longitude) > LARGEST_LONGITUDE || Math.abs(latitude) > LARGEST_LATITUDE
                ? null
                : new double[] {
                    longitude * StrictMath.PI / LARGEST_LONGITUDE, latitude * StrictMath.PI / LARGEST_LONGITUDE
                };
    }
}
