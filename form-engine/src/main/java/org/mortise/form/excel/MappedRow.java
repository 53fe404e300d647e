package org.mortise.form.excel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.mortise.core.kernel.Json;

/**
 * Rows of a sheet as a record.
 *
 * @param data values by field key; empty fields are absent
 * @param problems what makes the record bad; empty for a good one
 * @param warnings what the user should know although the record is good
 * @param lines where the rows of each sub-table stand, in their order
 * @param files cells that name or show files
 * @param expected cells that say what the form computes by itself
 */
record MappedRow(
        ObjectNode data,
        List<CellNote> problems,
        List<CellNote> warnings,
        Map<String, List<Place>> lines,
        List<FileCell> files,
        List<Expected> expected) {

    /**
     * A row of the file.
     *
     * @param sheet name of the sheet when it is another than that of the records; else empty
     * @param row 1-based row number as Excel shows it
     */
    record Place(String sheet, int row) {}

    /**
     * A remark about one cell.
     *
     * @param column title of the column
     * @param key of its field
     * @param words those of the cell that it speaks of; empty when it speaks of all
     */
    record CellNote(String column, String code, String key, List<String> words, Place place) {}

    /**
     * A cell for files.
     *
     * @param line which row of the sub-table it belongs to; negative for the record itself
     */
    record FileCell(ColumnPlan plan, int line, List<Place> places, String text) {}

    /**
     * What the file says of a computed value.
     *
     * @param line which row of the sub-table it belongs to; negative for the record itself
     * @param value as the field would hold it
     * @param text as it stands in the cell
     */
    record Expected(ColumnPlan plan, int line, Place place, JsonNode value, String text) {}

    MappedRow {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        lines = Map.copyOf(lines);
        files = List.copyOf(files);
        expected = List.copyOf(expected);
    }

    /** The same with other values and other things wrong with it. */
    MappedRow with(ObjectNode otherData, List<CellNote> otherProblems) {
        return new MappedRow(otherData, otherProblems, warnings, lines, files, expected);
    }

    /** A row of a CSV file in which a separator is missing or too many: nobody knows which value belongs where. */
    static MappedRow uneven(SheetRow row) {
        var problem = new CellNote("", "import_column_count", "", List.of(), new Place("", row.number()));
        return new MappedRow(Json.object(), List.of(problem), List.of(), Map.of(), List.of(), List.of());
    }

    boolean isGood() {
        return problems.isEmpty();
    }
}
