package org.mortise.form.excel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.mortise.core.kernel.Problem;
import org.mortise.form.control.CellReading;
import org.mortise.form.excel.MappedRow.Expected;
import org.mortise.form.excel.MappedRow.Place;
import org.mortise.form.excel.Rejection.Reason;

/** What the form computed of a record beside what the file says of it. Pure. */
final class Comparison {

    static final String DIFFERS = "import_differs";

    private static final Set<String> TEXTS = Set.of(CellReading.WORDS.type(), CellReading.LONG_WORDS.type());
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?");

    private Comparison() {}

    /** The rows of a record with values that differ, by their places in the file. */
    static List<Rejection> differences(MappedRow mapped, ObjectNode image) {
        var byPlace = new LinkedHashMap<Place, List<Reason>>();
        for (var expected : mapped.expected()) {
            var computed = computed(expected, image);
            if (!isSame(expected, computed)) {
                byPlace.computeIfAbsent(expected.place(), place -> new ArrayList<>())
                        .add(reason(expected, computed));
            }
        }
        var rows = new ArrayList<Rejection>();
        byPlace.forEach((place, reasons) -> rows.add(new Rejection(place.sheet(), place.row(), List.of(), reasons)));
        return rows;
    }

    private static JsonNode computed(Expected expected, ObjectNode image) {
        var plan = expected.plan();
        return expected.line() < 0
                ? image.path(plan.key())
                : image.path(plan.owner()).path(expected.line()).path(plan.own());
    }

    private static Reason reason(Expected expected, JsonNode computed) {
        var params = Map.<String, Object>of(
                "field", expected.plan().title(),
                "file", expected.text(),
                "computed", computed.isValueNode() && !computed.isNull() ? computed.asText() : "—");
        return new Reason(expected.plan().title(), Problem.at("", DIFFERS, params));
    }

    private static boolean isSame(Expected expected, JsonNode computed) {
        var said = expected.value();
        if (said.isArray() || computed.isArray()) {
            return words(said).equals(words(computed));
        }
        var left = said.asText("");
        var right = computed.asText("");
        var numbers = !TEXTS.contains(expected.plan().type())
                && DECIMAL.matcher(left).matches()
                && DECIMAL.matcher(right).matches();
        return numbers ? new BigDecimal(left).compareTo(new BigDecimal(right)) == 0 : left.equals(right);
    }

    private static Set<String> words(JsonNode array) {
        var words = new HashSet<String>();
        array.forEach(word -> words.add(word.asText()));
        return words;
    }
}
