package org.mortise.form.excel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mortise.core.kernel.Json;
import org.mortise.form.excel.MappedRow.CellNote;
import org.mortise.form.excel.MappedRow.Expected;
import org.mortise.form.excel.MappedRow.FileCell;
import org.mortise.form.excel.MappedRow.Place;

/** Turns rows of sheets into records by the plans of their columns. Pure: the same rows always give the same record. */
final class SheetMapping {

    /** Kind of field that takes files: what its cells show or name is brought when the record is written. */

    /** The same while the form is just being made. */
    private record Column(ColumnPlan plan, Coercion coercion, boolean typed) {
        boolean says(CellValue cell) {
            return !cell.isEmpty() && !(typed && Normal.isFiller(Normal.fold(cell.text())));
        }
    }

    /** Columns of a sub-table and the sheet that they stand on; empty for the sheet of the records. */
    private record Table(String key, String sheet, List<Column> columns) {}

    private final List<Column> columns;
    private final List<Table> tables = new ArrayList<>();

    /**
     * @param people ids of people by {@link Coercion.Reference#name}
     * @param zone in which the sheet's wall times are meant
     */
    SheetMapping(List<ColumnPlan> plans, Map<String, String> people, ZoneId zone) {
        this(plans, List.of(), people, Map.of(), zone);
    }

    /** For a form that is just being made. */
    static SheetMapping making(ImportPlan plan, Map<String, String> people, ZoneId zone) {
        return new SheetMapping(plan.columns(), plan.others(), people, Map.of(), zone);
    }

    private SheetMapping(
            List<ColumnPlan> plans,
            List<ImportPlan.Detail> details,
            Map<String, String> people,
            Map<String, Coercion> pointers,
            ZoneId zone) {
        var all = columns(plans, people, pointers, zone);
        this.columns = all.stream().filter(column -> !column.plan().isLine()).toList();
        all.stream()
                .filter(column -> column.plan().isLine())
                .map(column -> column.plan().owner())
                .distinct()
                .forEach(table -> tables.add(new Table(
                        table,
                        "",
                        all.stream()
                                .filter(column -> column.plan().isLine()
                                        && column.plan().owner().equals(table))
                                .toList())));
        details.forEach(detail -> tables.add(
                new Table(detail.table(), detail.name(), columns(detail.columns(), people, pointers, zone))));
    }

    /** For a form that exists; {@code pointers} reads, by key, the columns that lead to people, departments or records. */
    static SheetMapping into(
            List<ColumnPlan> plans, List<ImportPlan.Detail> details, Map<String, Coercion> pointers, ZoneId zone) {
        return new SheetMapping(plans, details, Map.of(), pointers, zone);
    }

    private static List<Column> columns(
            List<ColumnPlan> plans, Map<String, String> people, Map<String, Coercion> pointers, ZoneId zone) {
        return plans.stream()
                .filter(plan -> !plan.isLeftOut())
                .map(plan -> {
                    var pointer = pointers.get(plan.key());
                    return pointer == null
                            ? new Column(plan, ColumnReading.of(plan, people, zone), ColumnReading.isTyped(plan))
                            : new Column(plan, pointer, true);
                })
                .toList();
    }

    MappedRow map(SheetRow row) {
        return map(RowGroup.of(row));
    }

    MappedRow map(RowGroup group) {
        var record = new Reading();
        var here = new Place("", group.head().number());
        columns.forEach(column -> {
            if (ColumnReading.holdsFiles(column.plan())) {
                var places = group.rows().stream()
                        .map(row -> new Place("", row.number()))
                        .toList();
                var text = group.cell(column.plan().index()).text();
                record.files.add(new FileCell(column.plan(), -1, places, text));
            } else {
                record.read(record.data, column, group.cell(column.plan().index()), here, -1);
            }
        });
        tables.forEach(table -> record.lines(
                table, table.sheet().isEmpty() ? group.rows() : group.details().getOrDefault(table.key(), List.of())));
        return record.done();
    }

    /** One record while it is read. */
    private static final class Reading {

        private final ObjectNode data = Json.object();
        private final List<CellNote> problems = new ArrayList<>();
        private final List<CellNote> warnings = new ArrayList<>();
        private final Map<String, List<Place>> lines = new LinkedHashMap<>();
        private final List<FileCell> files = new ArrayList<>();
        private final List<Expected> expected = new ArrayList<>();

        /** A row without anything to take in the columns of the sub-table is none of it. */
        void lines(Table table, List<SheetRow> rows) {
            for (var row : rows) {
                if (table.columns().stream()
                        .allMatch(column -> column.plan().isCompared()
                                || row.cell(column.plan().index()).isEmpty())) {
                    continue;
                }
                var line = Json.object();
                var place = new Place(table.sheet(), row.number());
                var places = lines.computeIfAbsent(table.key(), key -> new ArrayList<>());
                for (var column : table.columns()) {
                    var cell = row.cell(column.plan().index());
                    if (ColumnReading.holdsFiles(column.plan())) {
                        files.add(new FileCell(column.plan(), places.size(), List.of(place), cell.text()));
                    } else {
                        read(line, column, cell, place, places.size());
                    }
                }
                places.add(place);
                data.withArray("/" + table.key()).add(line);
            }
        }

        /** @param line which row of a sub-table is read; negative for the record itself */
        void read(ObjectNode into, Column column, CellValue cell, Place place, int line) {
            var plan = column.plan();
            if (!column.says(cell)) {
                if (plan.required()) {
                    problems.add(note(plan, "import_required", List.of(), place));
                }
                return;
            }
            var coerced = column.coercion().coerce(cell);
            if (plan.isCompared()) {
                compare(plan, coerced, cell, place, line);
                return;
            }
            put(into, plan, coerced.value());
            var said = column.coercion() instanceof MixedAmount mixed ? mixed.currency(cell) : null;
            if (said != null && plan.props().has(MixedAmount.SAID_IN)) {
                into.put(plan.text(MixedAmount.SAID_IN, ""), said);
            }
            if (coerced.problem() != null) {
                problems.add(note(plan, coerced.problem(), coerced.words(), place));
            }
            if (coerced.warning() != null) {
                warnings.add(note(plan, coerced.warning(), coerced.words(), place));
            }
        }

        /** What nobody takes makes no row bad. */
        private void compare(ColumnPlan plan, Coerced coerced, CellValue cell, Place place, int line) {
            var remark = coerced.problem() != null ? coerced.problem() : coerced.warning();
            if (remark != null) {
                warnings.add(note(plan, remark, coerced.words(), place));
            }
            if (coerced.value() != null) {
                expected.add(new Expected(plan, line, place, Json.mapper().valueToTree(coerced.value()), cell.text()));
            }
        }

        private static CellNote note(ColumnPlan plan, String code, List<String> words, Place place) {
            return new CellNote(plan.title(), code, plan.key(), words, place);
        }

        private static void put(ObjectNode into, ColumnPlan plan, @org.jspecify.annotations.Nullable Object value) {
            if (value == null) {
                return;
            }
            JsonNode json = Json.mapper().valueToTree(value);
            if (plan.isLine() || plan.owner().equals(plan.key())) {
                into.set(plan.own(), json);
            } else {
                into.withObject("/" + plan.owner()).set(plan.own(), json);
            }
        }

        MappedRow done() {
            return new MappedRow(data, problems, warnings, Objects.requireNonNull(lines), files, expected);
        }
    }
}
