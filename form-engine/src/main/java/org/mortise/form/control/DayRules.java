package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;

/**
 * Which days, or moments, may be given.
 *
 * @param fixed the first and the last that never move
 * @param earliest first day as seen from when it is given; null when it is not reckoned
 * @param latest last day as seen from when it is given; null when it is not reckoned
 * @param weekdays days of the week that may be given; empty: all
 * @param working whether only days may be given on which the organisation works
 * @param mistakes bounds that are no points in time
 */
public record DayRules(
        DateSettings fixed,
        @Nullable DayBound earliest,
        @Nullable DayBound latest,
        Set<DayOfWeek> weekdays,
        boolean working,
        List<Problem> mistakes) {

    public DayRules {
        weekdays = Set.copyOf(weekdays);
        mistakes = List.copyOf(mistakes);
    }

    static DayRules read(FieldProps props) {
        var mistakes = new ArrayList<Problem>();
        var weekdays = new TreeSet<DayOfWeek>();
        for (var day : DayOfWeek.values()) {
            props.json().path("weekdays").forEach(number -> {
                if (number.asInt() == day.getValue()) {
                    weekdays.add(day);
                }
            });
        }
        return new DayRules(
                DateSettings.read(props),
                bound(props, "min", mistakes),
                bound(props, "max", mistakes),
                weekdays,
                props.flag("workingDays"),
                mistakes);
    }

    private static @Nullable DayBound bound(FieldProps props, String name, List<Problem> mistakes) {
        var written = props.json().path(name);
        var bound = DayBound.of(written).orElse(null);
        if (written.isObject() && bound == null) {
            mistakes.add(Problem.at(
                    "/" + name + "/relative",
                    "relative_unknown",
                    Map.of("text", written.path("relative").asText(""))));
        }
        return bound;
    }

    List<Problem> check() {
        var problems = new ArrayList<>(fixed.check());
        problems.addAll(mistakes);
        return problems;
    }

    List<Problem> validate(JsonNode value, boolean ofMoments, Occasion occasion) {
        var problems = new ArrayList<>(fixed.validate(value));
        var moment = ofMoments ? Instant.parse(value.asText()) : null;
        var given =
                new DayBound.Given(moment == null ? LocalDate.parse(value.asText()) : occasion.dayOf(moment), moment);
        var first = earliest == null ? null : earliest.after(given, occasion);
        if (first != null) {
            problems.add(Problem.at("", "date_too_early", Map.of("min", first)));
        }
        var last = latest == null ? null : latest.before(given, occasion);
        if (last != null) {
            problems.add(Problem.at("", "date_too_late", Map.of("max", last)));
        }
        if (!weekdays.isEmpty() && !weekdays.contains(given.day().getDayOfWeek())) {
            problems.add(Problem.at("", "date_weekday", Map.of("days", weekdayNames())));
        }
        if (working && !occasion.calendar().isWorked(given.day(), Set.of())) {
            problems.add(
                    Problem.at("", "date_not_worked", Map.of("day", given.day().toString())));
        }
        return problems;
    }

    private LocalizedText weekdayNames() {
        return LocalizedText.of(names(Locale.CHINA, "、"), names(Locale.US, ", "));
    }

    private String names(Locale locale, String between) {
        return weekdays.stream()
                .sorted()
                .map(day -> day.getDisplayName(TextStyle.FULL, locale))
                .collect(Collectors.joining(between));
    }
}
