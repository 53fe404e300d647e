package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;

/**
 * Points for each of several rows, and what they come to by the weights of the rows. Its code is the total, which formulas read as
 * {@code VALUE({card})}. Scores of rows that are no longer there are dropped.
 */
public final class ScorecardControl implements StructureControl<ScorecardControl.Settings> {

    private static final int TOTAL_SCALE = 2;
    private static final int MOST_POINTS = 5;
    private static final Pattern BETWEEN = Pattern.compile("(?<=[:=]\\s{0,9}[0-9]{1,9})\\s*[,;、\n]\\s*");
    private static final Pattern PAIR = Pattern.compile("(.+)[:=]\\s*(\\S+)", Pattern.DOTALL);

    /** How the points of all rows come to one number. */
    enum Total {
        AVERAGE,
        SUM,
        PERCENT;

        static Total named(@Nullable String name) {
            return "sum".equals(name) ? SUM : "percent".equals(name) ? PERCENT : AVERAGE;
        }
    }

    /** What is scored, and how much it counts. */
    public record Row(String key, LocalizedText label, BigDecimal weight) {

        private static Row parse(JsonNode json) {
            var weight = Decimals.parse(json.path("weight").asText("1"));
            var key = json.path("key").asText("");
            return new Row(key, Labels.of(json.path("label"), key), weight == null ? BigDecimal.ONE : weight);
        }

        private boolean isCalled(String name) {
            return key.equals(name)
                    || label.texts().values().stream().map(Texts::halfWidth).anyMatch(name::equals);
        }
    }

    /** @param points that a row has at most */
    public record Settings(List<Row> rows, int points, Total total) {

        public Settings {
            rows = List.copyOf(rows);
        }

        private BigDecimal totalOf(JsonNode scores) {
            var points = BigDecimal.ZERO;
            var weights = BigDecimal.ZERO;
            for (var row : rows) {
                if (scores.has(row.key())) {
                    points = points.add(row.weight()
                            .multiply(new BigDecimal(scores.path(row.key()).asText())));
                    weights = weights.add(row.weight());
                }
            }
            return switch (total) {
                case SUM -> points;
                case AVERAGE -> points.divide(weights, TOTAL_SCALE, RoundingMode.HALF_UP);
                case PERCENT ->
                    points.multiply(BigDecimal.valueOf(100))
                            .divide(
                                    weights.multiply(BigDecimal.valueOf(this.points)),
                                    TOTAL_SCALE,
                                    RoundingMode.HALF_UP);
            };
        }
    }

    @Override
    public String type() {
        return "scorecard";
    }

    @Override
    public Settings settings(FieldProps props) {
        var rows = new ArrayList<Row>();
        props.json().path("rows").forEach(row -> rows.add(Row.parse(row)));
        return new Settings(rows, props.integer("points", MOST_POINTS), Total.named(props.text("total")));
    }

    @Override
    public List<Problem> check(Settings settings) {
        var problems = new ArrayList<Problem>();
        var seen = new HashSet<String>();
        for (var index = 0; index < settings.rows().size(); index++) {
            var key = settings.rows().get(index).key();
            var at = "/rows/" + index + "/key";
            if (!ObjectKey.isKey(key)) {
                problems.add(Problem.at(at, "key_malformed", Map.of("key", key)));
            } else if (!seen.add(key)) {
                problems.add(Problem.at(at, "key_duplicate", Map.of("key", key)));
            }
        }
        return problems.isEmpty() && seen.isEmpty() ? List.of(Problem.at("/rows", "rows_missing")) : problems;
    }

    @Override
    public Coerced read(Settings settings, JsonNode parts) {
        var sent = parts.path("scores");
        var scores = Json.object();
        for (var row : settings.rows()) {
            var score = sent.path(row.key()).asText("").strip();
            if (!score.isEmpty() && !put(scores, row, score, settings.points())) {
                return Coerced.refused(refusal());
            }
        }
        if (scores.isEmpty()) {
            return sent.isObject() ? Coerced.blank() : Coerced.refused(refusal());
        }
        var total = Decimals.canonical(settings.totalOf(scores), TOTAL_SCALE);
        return Coerced.of(Json.object().put("code", total).put("text", total).set("scores", scores));
    }

    private static boolean put(ObjectNode scores, Row row, String score, int most) {
        var number = Decimals.parse(score);
        if (number == null
                || number.signum() < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0
                || number.remainder(BigDecimal.ONE).signum() != 0) {
            return false;
        }
        scores.put(row.key(), Decimals.canonical(number, 0));
        return true;
    }

    /** The scores and not what they come to: the total alone does not bring them back. */
    @Override
    public String written(Settings settings, JsonNode value, Locale locale) {
        var scores = value.path("scores");
        var said = settings.rows().stream()
                .filter(row -> scores.has(row.key()))
                .map(row ->
                        row.label().in(locale) + ": " + scores.path(row.key()).asText())
                .collect(Collectors.joining("; "));
        return said.isEmpty() ? value.path("text").asText(value.path("code").asText()) : said;
    }

    /** {@code quality: 4, price: 3}: each pair ends with points, so that names may hold what stands between pairs. */
    @Override
    public Coerced written(Settings settings, String text) {
        var scores = Json.object();
        for (var written : BETWEEN.split(text.strip())) {
            var pair = PAIR.matcher(written);
            var row = pair.matches() ? named(settings, pair.group(1).strip()) : null;
            if (row == null) {
                return Coerced.refused(refusal());
            }
            scores.put(row.key(), pair.group(2));
        }
        return read(settings, Json.object().set("scores", scores));
    }

    private static @Nullable Row named(Settings settings, String name) {
        return settings.rows().stream()
                .filter(row -> row.isCalled(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<Problem> validate(Settings settings, JsonNode value) {
        var scores = value.path("scores");
        return settings.rows().stream()
                .filter(row -> !scores.has(row.key()))
                .findFirst()
                .map(row -> List.of(Problem.at("", "score_missing", Map.of("row", row.label()))))
                .orElse(List.of());
    }

    @Override
    public String refusal() {
        return "not_a_scorecard";
    }

    @Override
    public ObjectNode valueSchema(Settings settings) {
        var scores = Json.object();
        settings.rows().forEach(row -> scores.set(row.key(), ValueSchema.matching("[0-9]{1,3}")));
        var given = Json.object();
        given.set("scores", ValueSchema.parts(List.of(), scores, null));
        var following = Json.object();
        following.set("code", ValueSchema.text());
        following.set("text", ValueSchema.text());
        return ValueSchema.parts(List.of("scores"), given, following);
    }
}
