package org.mortise.core.formula;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Places on the globe, written as longitude and latitude: {@code 106.55,29.56}. */
public final class Places {

    private static final Pattern PLACE =
            Pattern.compile("([+-]?[0-9]{1,3}(?:\\.[0-9]{1,17})?) *[,，] *([+-]?[0-9]{1,3}(?:\\.[0-9]{1,17})?)");
    private static final double EARTH_RADIUS = 6_371_008.8;
    private static final double LARGEST_LONGITUDE = 180;
    private static final double LARGEST_LATITUDE = 90;

    private Places() {}

    public static boolean isPlace(String text) {
        return read(text) != null;
    }

    /** Whole metres along a great circle: closer than that a globe that is a sphere does not say. Null when one is no place. */
    public static @Nullable BigDecimal metres(String one, String other) {
        var from = read(one);
        var to = read(other);
        if (from == null || to == null) {
            return null;
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
