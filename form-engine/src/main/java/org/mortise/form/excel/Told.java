package org.mortise.form.excel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mortise.core.kernel.Problem;
import org.mortise.core.store.Standing;
import org.mortise.form.excel.MappedRow.CellNote;
import org.mortise.form.excel.MappedRow.Place;
import org.mortise.form.excel.Rejection.Reason;

/** What is told of rows that do not come in: each reason beside the row and the column that it speaks of. */
final class Told {

    private final Map<String, String> titles = new HashMap<>();

    Told(ImportPlan plan) {
        plan.wanted().forEach(column -> titles.put(column.key(), column.title()));
    }

    /** A record is bad whose name another had before, because rows of other sheets name both. */
    MappedRow again(RowGroup group, MappedRow mapped) {
        if (!group.again()) {
            return mapped;
        }
        var here = new Place("", group.head().number());
        var problems = new ArrayList<>(mapped.problems());
        problems.add(new CellNote("", "import_key_twice", "", List.of(), here));
        return mapped.with(mapped.data(), problems);
    }

    List<Rejection> rejections(ImportReading.Row row) {
        return placed(row, notes(row.mapped()));
    }

    /** What the form says about a record; problems of rows of sub-tables stand beside these rows. */
    List<Rejection> rejections(ImportReading.Row row, List<Problem> problems) {
        var lines = row.mapped().lines();
        var reasons = problems.stream()
                .map(problem -> new Placed(
                        place(problem.path(), lines, row.group()), new Reason(column(problem.path()), problem)))
                .toList();
        return placed(row, reasons);
    }

    /** A reason with the row that it speaks of. */
    private record Placed(Place place, Reason reason) {}

    private static List<Placed> notes(MappedRow mapped) {
        var reasons = new ArrayList<Placed>();
        for (var note : mapped.problems()) {
            var params = note.words().isEmpty()
                    ? Map.<String, Object>of("field", note.column())
                    : Map.<String, Object>of("field", note.column(), "words", String.join("、", note.words()));
            reasons.add(new Placed(note.place(), new Reason(note.column(), Problem.at("", note.code(), params))));
        }
        return reasons;
    }

    /** All rows of the record: who corrects them needs them together. */
    private static List<Rejection> placed(ImportReading.Row row, List<Placed> reasons) {
        var rejections = new ArrayList<Rejection>();
        row.group().rows().forEach(line -> rejections.add(rejection("", line, reasons)));
        for (var sheet : sheets(row.mapped().lines())) {
            row.group().details().values().stream()
                    .flatMap(List::stream)
                    .filter(line -> isOn(row.mapped().lines(), sheet, line.number()))
                    .forEach(line -> rejections.add(rejection(sheet, line, reasons)));
        }
        return rejections;
    }

    private static List<String> sheets(Map<String, List<Place>> lines) {
        return lines.values().stream()
                .flatMap(List::stream)
                .map(Place::sheet)
                .filter(sheet -> !sheet.isEmpty())
                .distinct()
                .toList();
    }

    private static boolean isOn(Map<String, List<Place>> lines, String sheet, int row) {
        return lines.values().stream().anyMatch(places -> places.contains(new Place(sheet, row)));
    }

    private static Rejection rejection(String sheet, SheetRow line, List<Placed> reasons) {
        var here = new Place(sheet, line.number());
        return Rejection.of(
                sheet,
                line,
                reasons.stream()
                        .filter(reason -> reason.place().equals(here))
                        .map(Placed::reason)
                        .toList());
    }

    Rejection orphan(ImportPlan.Detail detail, SheetRow row) {
        var title = detail.columns().stream()
                .filter(column -> column.index() == detail.joins())
                .map(ColumnPlan::header)
                .findFirst()
                .orElse("");
        return Rejection.of(detail.name(), row, List.of(new Reason(title, Problem.of("import_line_without_record"))));
    }

    /** A row that says what another said before, where only one may. */
    Rejection repeated(Repeats.Saying saying, Standing standing, String first) {
        var problem = Apartness.repeated(standing, first);
        var title = column(problem.path());
        return new Rejection(saying.sheet(), saying.row(), List.of(), List.of(new Reason(title, problem)));
    }

    private static Place place(String path, Map<String, List<Place>> lines, RowGroup group) {
        var keys = path.split("/");
        var places = keys.length > 3 ? lines.getOrDefault(keys[2], List.of()) : List.<Place>of();
        var index = keys.length > 3 && keys[3].matches("\\d{1,6}") ? Integer.parseInt(keys[3]) : -1;
        return index >= 0 && index < places.size()
                ? places.get(index)
                : new Place("", group.head().number());
    }

    private String column(String path) {
        var keys = path.split("/");
        if (keys.length > 4) {
            var column = titles.get(keys[2] + "." + keys[4]);
            if (column != null) {
                return column;
            }
        }
        return keys.length > 2 ? titles.getOrDefault(keys[2], "") : "";
    }
}
