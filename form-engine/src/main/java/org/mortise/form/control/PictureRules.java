package org.mortise.form.control;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.file.PictureSize;
import org.mortise.core.file.Shot;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;

/**
 * What pictures must be like, and when and where they must have been taken.
 *
 * @param takenWithin minutes before they are brought; 0: whenever
 * @param geofence where; asked where records are written, for other fields may say where it is
 * @param silentToo whether pictures come in whose camera noted nothing of what is asked for
 * @param drawn whether something must be drawn on them
 */
public record PictureRules(
        Span width, Span height, int takenWithin, Geofence geofence, boolean silentToo, boolean drawn) {

    /** For files that need not be pictures. */
    public static final PictureRules NONE =
            new PictureRules(new Span(0, 0), new Span(0, 0), 0, new Geofence(List.of()), true, false);

    /** For signatures: no larger than any screen is, and not blank. */
    static final PictureRules SIGNATURE =
            new PictureRules(new Span(0, 4_000), new Span(0, 4_000), 0, new Geofence(List.of()), true, true);

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** Pixels; 0 for an end that is free. */
    public record Span(int min, int max) {

        static Span read(FieldProps props, String of) {
            return new Span(props.integer("min" + of, 0), props.integer("max" + of, 0));
        }

        boolean holds(int pixels) {
            return pixels >= min && (max == 0 || pixels <= max);
        }

        boolean isFree() {
            return min == 0 && max == 0;
        }

        private String inChinese(String of) {
            return max == 0 ? of + "至少 " + min : min == 0 ? of + "至多 " + max : of + " " + min + "–" + max;
        }

        private String inEnglish(String of) {
            return max == 0
                    ? "at least " + min + " " + of
                    : min == 0 ? "at most " + max + " " + of : min + " to " + max + " " + of;
        }
    }

    static PictureRules read(FieldProps props) {
        return new PictureRules(
                Span.read(props, "Width"),
                Span.read(props, "Height"),
                props.integer("takenWithin", 0),
                Geofence.read(props),
                "accept".equals(props.text("withoutExif")),
                false);
    }

    /** Mistakes that a schema cannot see. */
    List<Problem> check() {
        var problems = new ArrayList<>(geofence.check());
        if (width.max() > 0 && width.min() > width.max()) {
            problems.add(Problem.at("/minWidth", "settings_bounds"));
        }
        if (height.max() > 0 && height.min() > height.max()) {
            problems.add(Problem.at("/minHeight", "settings_bounds"));
        }
        return problems;
    }

    /** Whether it matters when pictures were taken. */
    public boolean asksWhen() {
        return takenWithin > 0;
    }

    /** Whether it matters where pictures were taken. */
    public boolean asksWhere() {
        return !geofence.isEmpty();
    }

    /**
     * Why a picture does not come in; empty when it does.
     *
     * @param size null where nobody can tell
     * @param now when it is brought
     * @param zone in which its moment is told
     */
    public Optional<Problem> refusal(String name, @Nullable PictureSize size, Shot shot, Instant now, ZoneId zone) {
        if (!isSizeFree() && (size == null || !width.holds(size.width()) || !height.holds(size.height()))) {
            return Optional.of(size == null ? refused("picture_unreadable", name, Map.of()) : dimensions(name, size));
        }
        if (asksWhen()) {
            var taken = shot.at();
            if (taken == null) {
                return silentToo ? where(name, shot) : Optional.of(refused("picture_without_time", name, Map.of()));
            }
            if (Duration.between(taken, now).abs().compareTo(Duration.ofMinutes(takenWithin)) > 0) {
                var told = Map.<String, Object>of("taken", MOMENT.format(taken.atZone(zone)), "minutes", takenWithin);
                return Optional.of(refused("picture_not_recent", name, told));
            }
        }
        return where(name, shot);
    }

    private Optional<Problem> where(String name, Shot shot) {
        return asksWhere() && shot.place() == null && !silentToo
                ? Optional.of(refused("picture_without_place", name, Map.of()))
                : Optional.empty();
    }

    private boolean isSizeFree() {
        return width.isFree() && height.isFree();
    }

    private Problem dimensions(String name, PictureSize size) {
        return refused(
                "picture_dimensions", name, Map.of("size", size.width() + " × " + size.height(), "wanted", wanted()));
    }

    private LocalizedText wanted() {
        var chinese = new ArrayList<String>();
        var english = new ArrayList<String>();
        if (!width.isFree()) {
            chinese.add(width.inChinese("宽"));
            english.add(width.inEnglish("wide"));
        }
        if (!height.isFree()) {
            chinese.add(height.inChinese("高"));
            english.add(height.inEnglish("high"));
        }
        return LocalizedText.of(String.join("、", chinese), String.join(" and ", english));
    }

    private static Problem refused(String code, String name, Map<String, Object> told) {
        var params = new java.util.HashMap<String, Object>(told);
        params.put("name", name);
        return Problem.at("/file", code, params);
    }
}
