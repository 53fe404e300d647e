package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the numbers of a numbering look like, so that one can be told apart again into when it was given and how far that counted. */
final class NumberPattern {

    private static final String SEQUENCE = "#";
    private static final int MOST_DIGITS = 18;
    private static final int CENTURY = 2000;

    private static final String FIELDS = "*";

    private final JsonNode doc;
    private final Pattern pattern;
    /** Of each group of the pattern: a date, the sequence, or all from the first part from a field to the last. */
    private final List<String> parts;

    private NumberPattern(JsonNode doc, Pattern pattern, List<String> parts) {
        this.doc = doc;
        this.pattern = pattern;
        this.parts = parts;
    }

    /** @param counter what the counting starts anew with */
    record Counted(String counter, long number) {}

    static NumberPattern of(JsonNode doc) {
        var text = new StringBuilder();
        var parts = new ArrayList<String>();
        var segments = doc.path("segments");
        for (var index = 0; index < segments.size(); index++) {
            var segment = segments.get(index);
            if (segment.has("field")) {
                index = lastField(segments);
                text.append("(.*)");
                parts.add(FIELDS);
            } else if (segment.has("text")) {
                text.append(Pattern.quote(segment.path("text").asText()));
            } else if (segment.has("date")) {
                var date = segment.path("date").asText();
                text.append("(\\d{").append(date.length()).append("})");
                parts.add(date);
            } else {
                var digits = Math.max(1, segment.path("sequence").asInt());
                text.append("(\\d{")
                        .append(digits)
                        .append(',')
                        .append(MOST_DIGITS)
                        .append("})");
                parts.add(SEQUENCE);
            }
        }
        return new NumberPattern(doc, Pattern.compile(text.toString()), parts);
    }

    private static int lastField(JsonNode segments) {
        var last = segments.size() - 1;
        while (!segments.get(last).has("field")) {
            last--;
        }
        return last;
    }

    /** Empty for a number that the numbering would never give. */
    Optional<Counted> read(String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var number = 0L;
        var year = CENTURY;
        var month = 1;
        var day = 1;
        var joined = "";
        for (var index = 0; index < parts.size(); index++) {
            var part = parts.get(index);
            var digits = matcher.group(index + 1);
            if (part.equals(SEQUENCE)) {
                number = Long.parseLong(digits);
                continue;
            }
            if (part.equals(FIELDS)) {
                joined = digits;
                continue;
            }
            var years = part.startsWith("yyyy") ? 4 : part.startsWith("yy") ? 2 : 0;
            if (years > 0) {
                year = Integer.parseInt(digits.substring(0, years)) + (years == 2 ? CENTURY : 0);
            }
            if (part.contains("MM")) {
                month = Integer.parseInt(digits.substring(years, years + 2));
            }
            if (part.contains("dd")) {
                day = Integer.parseInt(digits.substring(years + 2));
            }
        }
        try {
            var period = Numberings.period(doc.path("reset").asText("never"), LocalDate.of(year, month, day));
            return Optional.of(new Counted(Numberings.counter(doc, period, joined), number));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
