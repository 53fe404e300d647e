package org.mortise.form.excel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.form.excel.MappedRow.CellNote;

/** What an import would come to, gathered row by row; bounded in memory whatever the file holds. */
final class CheckReport {

    private static final int PREVIEWS = 3;
    private static final int QUESTIONS = 200;
    private static final int REJECTIONS = 50;
    private static final int DIFFERENCES = 50;
    private static final Set<String> ASKED =
            Set.of("import_unknown_option", "import_name_unknown", "import_name_shared");

    /** A word that leads nowhere, or to several; how often it stands there. */
    private static final class Question {
        final String code;
        final List<Names.Named> candidates;
        int count = 1;

        Question(String code, List<Names.Named> candidates) {
            this.code = code;
            this.candidates = List.copyOf(candidates);
        }
    }

    /** What the check says of one column. */
    private static final class Column {
        final List<Findings.Preview> previews = new ArrayList<>();
        final Map<String, Question> questions = new LinkedHashMap<>();
        final Map<String, Integer> warnings = new TreeMap<>();
        final String title;
        boolean more;

        Column(String title) {
            this.title = title;
        }

        Findings.Column done() {
            var asked = new ArrayList<Findings.Question>();
            questions.forEach((word, question) ->
                    asked.add(new Findings.Question(word, question.code, question.count, question.candidates)));
            var warned = new ArrayList<Findings.Warning>();
            warnings.forEach((code, count) -> warned.add(new Findings.Warning(code, count)));
            return new Findings.Column(title, previews, asked, more, warned);
        }
    }

    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final List<Rejection> differences = new ArrayList<>();
    private int rows;
    private int records;
    private int tried;

    CheckReport(ImportPlan plan) {
        plan.wanted().forEach(column -> columns.put(column.key(), new Column(column.title())));
    }

    /** @param tellable what of the batch would be refused, with the reasons */
    void add(ImportPlan plan, List<ImportReading.Row> batch, ImportReading.Outcome outcome, Map<String, Names> names) {
        for (var row : batch) {
            rows += row.group().read();
            records++;
            plan.wanted().forEach(column -> preview(column, row, names));
            row.mapped().problems().forEach(note -> ask(note, names));
            row.mapped().warnings().forEach(note -> column(note).warnings.merge(note.code(), 1, Integer::sum));
        }
        outcome.rejections().stream()
                .filter(rejection -> !rejection.reasons().isEmpty())
                .limit(Math.max(0, REJECTIONS - rejections.size()))
                .map(Rejection::bare)
                .forEach(rejections::add);
        outcome.remarks().stream()
                .limit(Math.max(0, DIFFERENCES - differences.size()))
                .forEach(differences::add);
    }

    void tried(int more) {
        tried += more;
    }

    int tried() {
        return tried;
    }

    /** Something that only the whole file shows: the cells are not at hand any more. */
    void add(Rejection rejection) {
        if (rejections.size() < REJECTIONS) {
            rejections.add(rejection);
        }
    }

    /** @param figures after the last row */
    Findings done(ImportRun.Figures figures) {
        var done = new LinkedHashMap<String, Findings.Column>();
        columns.forEach((key, column) -> done.put(key, column.done()));
        return new Findings(
                rows,
                records,
                tried,
                figures.good(),
                figures.bad(),
                figures.warnings(),
                figures.made(),
                rejections,
                differences,
                done);
    }

    private Column column(CellNote note) {
        return columns.computeIfAbsent(note.key(), key -> new Column(note.column()));
    }

    private void ask(CellNote note, Map<String, Names> names) {
        if (!ASKED.contains(note.code())) {
            return;
        }
        var column = column(note);
        for (var word : note.words()) {
            var known = column.questions.get(word);
            if (known != null) {
                known.count++;
            } else if (column.questions.size() >= QUESTIONS) {
                column.more = true;
            } else {
                var those = names.get(note.key());
                column.questions.put(word, new Question(note.code(), those == null ? List.of() : those.sharing(word)));
            }
        }
    }

    private void preview(ColumnPlan plan, ImportReading.Row row, Map<String, Names> names) {
        var previews = Objects.requireNonNull(columns.get(plan.key())).previews;
        if (previews.size() >= PREVIEWS) {
            return;
        }
        var line = plan.isLine()
                ? row.mapped().data().path(plan.owner()).path(0)
                : row.mapped().data();
        var text = plan.isLine() && !row.group().details().isEmpty()
                ? row.group().details().getOrDefault(plan.owner(), row.group().rows()).stream()
                        .findFirst()
                        .map(first -> first.cell(plan.index()).text())
                        .orElse("")
                : row.group().cell(plan.index()).text();
        if (text.isEmpty() || previews.stream().anyMatch(known -> known.text().equals(text))) {
            return;
        }
        var value = plan.isCompared()
                ? expected(plan, row.mapped())
                : plan.isLine() || plan.owner().equals(plan.key())
                        ? line.path(plan.own())
                        : line.path(plan.owner()).path(plan.own());
        previews.add(new Findings.Preview(text, shown(plan, value, names.get(plan.key())), code(plan, row.mapped())));
    }

    private static JsonNode expected(ColumnPlan plan, MappedRow mapped) {
        return mapped.expected().stream()
                .filter(one -> one.plan().key().equals(plan.key()))
                .findFirst()
                .<JsonNode>map(MappedRow.Expected::value)
                .orElse(Json.mapper().missingNode());
    }

    private static String code(ColumnPlan plan, MappedRow mapped) {
        return Stream.concat(mapped.problems().stream(), mapped.warnings().stream())
                .filter(note -> note.key().equals(plan.key()))
                .findFirst()
                .map(CellNote::code)
                .orElse("");
    }

    /** Labels in all their languages and names instead of keys and ids; a list where there are several. */
    private static JsonNode shown(ColumnPlan plan, JsonNode value, @Nullable Names names) {
        if (value.isMissingNode()) {
            return Json.mapper().nullNode();
        }
        if (value.isArray()) {
            var labels = Json.mapper().createArrayNode();
            value.forEach(one -> labels.add(label(plan, one.asText(), names)));
            return labels;
        }
        if (value.isObject()) {
            return value.path("text").isTextual()
                    ? value.path("text")
                    : Json.mapper().nullNode();
        }
        return value.isTextual() ? label(plan, value.asText(), names) : value;
    }

    private static JsonNode label(ColumnPlan plan, String value, @Nullable Names names) {
        if (names != null) {
            return text(names.labels().getOrDefault(value, value));
        }
        return labelled(plan.props().path("options"), "key", value)
                .or(() -> labelled(plan.props().path("roles"), "role", value))
                .orElseGet(() -> text(value));
    }

    /** What stands on the choice that has this key, at any depth. */
    private static Optional<JsonNode> labelled(JsonNode choices, String key, String value) {
        for (var choice : choices) {
            if (choice.path(key).asText().equals(value)) {
                return Optional.of(choice.path("label")).filter(label -> label.isTextual() || label.isObject());
            }
            var below = labelled(choice.path("children"), key, value);
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }

    private static JsonNode text(String text) {
        return Json.mapper().getNodeFactory().textNode(text);
    }
}
